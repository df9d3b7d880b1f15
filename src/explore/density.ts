import type { DensityAxis, DensityView, Measure } from '../api/customers.ts'
import type { Store } from '../store/store.ts'
import { type CustomerTable, isMoney } from './customer-table.ts'

export interface DensityGrid {
  readonly x: Measure
  readonly y: Measure
  readonly columns: number
  readonly rows: number
}

/** So many customers can be drawn one by one. */
const MOST_POINTS = 5000

/** Days are drawn on the scale that customers were compared on. */
const DAYS: ReadonlySet<Measure> = new Set(['recency', 'tenure'])

/**
 * All customers counted in the cells of a grid.
 *
 * @param logDays whether days, too, are drawn on a logarithmic scale, as money and orders are.
 * @throws RangeError when a measure is of money and the run has none.
 */
export async function density(
  store: Store,
  table: CustomerTable,
  grid: DensityGrid,
  logDays: boolean,
): Promise<DensityView> {
  const { columns, rows } = grid
  const x = axisOf(table, grid.x, logDays)
  const y = axisOf(table, grid.y, logDays)
  const { n } = table.base
  const { cluster } = table.marks
  let clusters = 1
  for (let i = 0; i < n; i++) if (cluster[i]! + 2 > clusters) clusters = cluster[i]! + 2
  const [columnOf, rowOf] = [cellsOf(table, x, columns), cellsOf(table, y, rows)]
  const byCluster = new Uint32Array(columns * rows * clusters)
  for (let i = 0; i < n; i++) {
    const cell = rowOf[i]! * columns + columnOf[i]!
    byCluster[cell * clusters + cluster[i]! + 1]!++
  }
  return { x, y, columns, rows, ...filledCells(byCluster, clusters), points: await pointsOf(store, table, grid) }
}

/** An axis begins at 0 where logarithms are taken: whoever lies below is counted in the first cell. */
function axisOf({ base: { measures, hasAmounts } }: CustomerTable, measure: Measure, logDays: boolean): DensityAxis {
  if (!hasAmounts && isMoney(measure)) {
    throw new RangeError(`${measure} is not known, since the source has no amounts; choose another measure`)
  }
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const value of measures[measure]) {
    if (value < min) min = value
    if (value > max) max = value
  }
  const scale = DAYS.has(measure) && !logDays ? 'linear' : 'log1p'
  const from = scale === 'log1p' ? Math.max(0, min) : min
  return { measure, min: from, max: max > from ? max : from + 1, scale }
}

function cellsOf(
  { base: { measures, n } }: CustomerTable,
  { measure, min, max, scale }: DensityAxis,
  cells: number,
): Uint16Array {
  const values = measures[measure]
  const logs = scale === 'log1p'
  const start = logs ? Math.log1p(min) : min
  const perUnit = cells / ((logs ? Math.log1p(max) : max) - start)
  const places = new Uint16Array(n)
  for (let i = 0; i < n; i++) {
    const value = Math.max(values[i]!, min)
    const place = Math.floor(((logs ? Math.log1p(value) : value) - start) * perUnit)
    places[i] = Math.min(place, cells - 1)
  }
  return places
}

function filledCells(byCluster: Uint32Array, clusters: number): Pick<DensityView, 'cells' | 'counts' | 'clusters'> {
  const found = { cells: [] as number[], counts: [] as number[], clusters: [] as number[] }
  for (let cell = 0; cell * clusters < byCluster.length; cell++) {
    let count = 0
    let best = 0
    for (let c = 0; c < clusters; c++) {
      const customers = byCluster[cell * clusters + c]!
      count += customers
      if (customers > byCluster[cell * clusters + best]!) best = c
    }
    if (count === 0) continue
    found.cells.push(cell)
    found.counts.push(count)
    found.clusters.push(best - 1)
  }
  return found
}

async function pointsOf(store: Store, table: CustomerTable, grid: DensityGrid): Promise<DensityView['points']> {
  const { name, n, measures } = table.base
  if (n > MOST_POINTS) return null
  const [xs, ys] = [measures[grid.x], measures[grid.y]]
  const ids = await store.rows<{ id: string }>(`SELECT customer_id AS id FROM ${name} ORDER BY rowid`)
  return ids.map(({ id }, i) => ({ id, x: xs[i]!, y: ys[i]!, cluster: table.marks.cluster[i]! }))
}
