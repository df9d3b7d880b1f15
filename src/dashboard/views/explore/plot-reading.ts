import type { DensityView, Measure } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { formatBand, measureWords } from '../measure-words.ts'
import { coarseGrid } from './coarse-grid.ts'

/** The picture in a sentence or two: what stands across and up, and where most customers are. */
export function plotReading(view: DensityView, currency: string | null): string {
  const grid = coarseGrid(view)
  let most = { customers: 0, row: 0, column: 0 }
  let all = 0
  for (const [row, cells] of grid.customers.entries()) {
    for (const [column, customers] of cells.entries()) {
      all += customers
      if (customers > most.customers) most = { customers, row, column }
    }
  }
  const [x, y] = [view.x.measure, view.y.measure]
  const band = (borders: readonly number[], i: number, measure: Measure): string =>
    `${measureWords[measure].inText} ${formatBand(measure, borders[i]!, borders[i + 1]!, currency)}`
  const what = `${formatCount(all)} customers by ${measureWords[x].inText} (across) and ${measureWords[y].inText} (up).`
  if (all === 0) return what
  return `${what} Most of them, ${formatCount(most.customers)}, stand at ${band(grid.x, most.column, x)} and ${band(grid.y, most.row, y)}.`
}
