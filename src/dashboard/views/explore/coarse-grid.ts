import type { DensityView } from '../../../api/customers.ts'
import { axisScale } from './axis-scale.ts'

/** The density as a table that can be read: few bands, and every customer in one of them. */
export interface CoarseGrid {
  /** Where each column begins, and where the last one ends. */
  readonly x: readonly number[]
  /** Where each row begins, lowest first, and where the last one ends. */
  readonly y: readonly number[]
  /** Row by row, lowest first. */
  readonly customers: readonly (readonly number[])[]
}

/** Cells put together to at most `most` bands each way, as even as the cells allow. */
export function coarseGrid(view: DensityView, most = 6): CoarseGrid {
  const across = Math.min(most, view.columns)
  const up = Math.min(most, view.rows)
  const customers = Array.from({ length: up }, () => new Array<number>(across).fill(0))
  for (let i = 0; i < view.cells.length; i++) {
    const cell = view.cells[i]!
    const column = Math.floor(((cell % view.columns) * across) / view.columns)
    const row = Math.floor((Math.floor(cell / view.columns) * up) / view.rows)
    customers[row]![column]! += view.counts[i]!
  }
  return { x: borders(view.x, across, view.columns), y: borders(view.y, up, view.rows), customers }
}

/** Values at which bands begin: the first cell of band b is the first c with floor(c · bands / cells) = b. */
function borders(axis: DensityView['x'], bands: number, cells: number): number[] {
  const { toValue } = axisScale(axis)
  return Array.from({ length: bands + 1 }, (_, band) => toValue(Math.ceil((band * cells) / bands) / cells))
}
