import type { CustomerColumns } from '../rfm/customers.ts'
import type { Store } from '../store/store.ts'

/** Sums over the customers, exact where they are money. */
export interface Totals {
  readonly customers: number
  readonly orders: number
  readonly revenue: string
  readonly repeatRate: number
  /** Null where the source does not tell first orders, or last ones. */
  readonly firstDate: string | null
  readonly lastDate: string | null
  /** Whether any order has a time of day. */
  readonly hasClock: boolean
}

/** Totals of the table `customers`. */
export async function readTotals(store: Store): Promise<Totals> {
  const row = await store.row<{
    n: bigint
    orders: number
    revenue: string
    repeat: number
    first: string | null
    last: string | null
  }>(`
    SELECT count(*) AS n, sum(order_count)::DOUBLE AS orders, ${exactText('sum(revenue)')} AS revenue,
      avg((order_count >= 2)::INTEGER)::DOUBLE AS repeat, strftime(min(first_order_at), '%Y-%m-%d') AS first,
      strftime(max(last_order_at), '%Y-%m-%d') AS last FROM customers`)
  const { clock } = await store.row<{ clock: boolean }>(`SELECT coalesce(
    bool_or(first_at::TIME <> TIME '00:00:00' OR last_at::TIME <> TIME '00:00:00'), false) AS clock FROM order_groups`)
  return {
    customers: Number(row.n),
    orders: row.orders,
    revenue: row.revenue,
    repeatRate: row.repeat,
    firstDate: row.first,
    lastDate: row.last,
    hasClock: clock,
  }
}

/** The exact revenue of each group of customers that a column of the table `outcome` tells apart. */
export async function revenueBy(store: Store, column: string): Promise<Map<string, string>> {
  const rows = await store.rows<{ name: string; revenue: string | null }>(
    `SELECT ${column}::VARCHAR AS name, ${exactText('sum(revenue)')} AS revenue FROM outcome GROUP BY 1`,
  )
  return new Map(rows.map(({ name, revenue }) => [name, revenue ?? '0']))
}

/** The revenue of each group of customers as doubles add it up, to 6 decimals; nothing without amounts. */
export function revenueByGroup({ revenue }: CustomerColumns, groups: Int32Array): Map<number, string> {
  if (!revenue) return new Map()
  const totals = new Float64Array(groups.reduce((most, group) => Math.max(most, group), -1) + 2)
  for (let i = 0; i < groups.length; i++) totals[groups[i]! + 1]! += revenue[i]!
  return new Map(Array.from(totals, (total, i) => [i - 1, String(Number(total.toFixed(6)))]))
}

/** SQL: a sum of money as its shortest exact decimal. */
export function exactText(sum: string): string {
  return `rtrim(rtrim((${sum})::DECIMAL(38,6)::VARCHAR, '0'), '.')`
}
