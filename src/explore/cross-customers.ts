import type { Store } from '../store/store.ts'
import type { CustomerTable } from './customer-table.ts'

/** Customers of two runs by cluster before and now. */
export interface Crossing {
  readonly cells: readonly CrossingCell[]
  readonly onlyFrom: number
  readonly onlyTo: number
}

interface CrossingCell {
  readonly from: number
  readonly to: number
  readonly customers: number
  /** In the run now; 0 where there are no amounts. */
  readonly revenue: number
}

/** Who is in which cluster in both of two runs, by cluster before, then now. */
export async function crossCustomers(store: Store, a: CustomerTable, b: CustomerTable): Promise<Crossing> {
  const pairs = a.base === b.base ? null : await commonRows(store, a, b)
  const common = pairs ? pairs.before.length : a.base.n
  const high = b.marks.cluster.reduce((most, cluster) => Math.max(most, cluster), -1) + 2
  const wide = a.marks.cluster.reduce((most, cluster) => Math.max(most, cluster), -1) + 2
  const counts = new Float64Array(wide * high)
  const revenues = new Float64Array(wide * high)
  for (let i = 0; i < common; i++) {
    const now = pairs ? pairs.now[i]! : i
    const cell = (a.marks.cluster[pairs ? pairs.before[i]! : i]! + 1) * high + b.marks.cluster[now]! + 1
    counts[cell]!++
    const revenue = b.base.measures.revenue[now]!
    if (!Number.isNaN(revenue)) revenues[cell]! += revenue
  }
  const cells = Array.from(counts, (customers, cell) => ({
    ...{ from: Math.floor(cell / high) - 1, to: (cell % high) - 1, customers },
    revenue: Number(revenues[cell]!.toFixed(6)),
  }))
  return {
    cells: cells.filter(({ customers }) => customers > 0),
    onlyFrom: a.base.n - common,
    onlyTo: b.base.n - common,
  }
}

/** The rows of customers who are in both tables. */
async function commonRows(
  store: Store,
  a: CustomerTable,
  b: CustomerTable,
): Promise<{ before: Float64Array; now: Float64Array }> {
  const both = `${a.base.name} a JOIN ${b.base.name} b USING (customer_id)`
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${both}`)
  const [before, now] = await store.numbers(
    `SELECT a.rowid::DOUBLE, b.rowid::DOUBLE FROM ${both} ORDER BY b.rowid`,
    Number(n),
    2,
  )
  return { before: before!, now: now! }
}
