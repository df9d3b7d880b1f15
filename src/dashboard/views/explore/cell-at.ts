import type { DensityView } from '../../../api/customers.ts'
import { axisScale } from './axis-scale.ts'

/** A cell of the density, in the measures' own units. */
export interface DensityCell {
  readonly column: number
  /** 0 at the bottom. */
  readonly row: number
  readonly x: readonly [from: number, to: number]
  readonly y: readonly [from: number, to: number]
  readonly customers: number
  /** The cluster that most of them belong to; null in an empty cell. */
  readonly cluster: number | null
}

/** Looks cells up by place, 0..1 from the left and from the bottom; undefined outside. */
export function cellFinder(view: DensityView): (right: number, up: number) => DensityCell | undefined {
  const index = new Map(view.cells.map((cell, i) => [cell, i]))
  const x = axisScale(view.x)
  const y = axisScale(view.y)
  return (right, up) => {
    if (!(right >= 0 && right <= 1 && up >= 0 && up <= 1)) return undefined
    const column = Math.min(view.columns - 1, Math.floor(right * view.columns))
    const row = Math.min(view.rows - 1, Math.floor(up * view.rows))
    const i = index.get(row * view.columns + column)
    return {
      column,
      row,
      x: [x.toValue(column / view.columns), x.toValue((column + 1) / view.columns)],
      y: [y.toValue(row / view.rows), y.toValue((row + 1) / view.rows)],
      customers: i === undefined ? 0 : view.counts[i]!,
      cluster: i === undefined ? null : view.clusters[i]!,
    }
  }
}
