import type { Store } from '../store/store.ts'
import type { TracedCustomers } from './customers.ts'

export interface RfmOptions {
  /** Name of the table that is made. */
  readonly table: string
  /** `YYYY-MM-DD`: recency and tenure are counted to this day. */
  readonly asOf: string
  readonly hasAmounts: boolean
  /** Only what happened before this day counts, for a look back; everything when not given. */
  readonly before?: string
  /** Only what happened from this day on counts, for a window; everything when not given. */
  readonly from?: string
}

/**
 * Recency, frequency and money of every customer with an order, from `order_groups`. Makes a table with one row per
 * customer, sorted by the measures and then by id; its rowid is the customer's index in all columns of the run.
 */
export async function computeRfm(store: Store, options: RfmOptions): Promise<TracedCustomers> {
  const { table, asOf, hasAmounts, before, from } = options
  const days = (column: string): string => `date_diff('day', ${column}::DATE, DATE '${asOf}')`
  const window = [
    ...(before === undefined ? [] : [`first_at < DATE '${before}'`]),
    ...(from === undefined ? [] : [`first_at >= DATE '${from}'`]),
  ]
  const groups = window.length === 0 ? 'order_groups' : `(SELECT * FROM order_groups WHERE ${window.join(' AND ')})`
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
    WITH days AS (
      SELECT customer, min(first_at) FILTER (is_order) AS first_order_at, max(last_at) FILTER (is_order) AS last_order_at,
        count(*) FILTER (is_order) AS orders, sum(amount) AS amount
      FROM ${groups} GROUP BY customer, first_at::DATE),
    measured AS (
      SELECT customer AS customer_id, min(first_order_at) AS first_order_at, max(last_order_at) AS last_order_at,
        sum(orders)::BIGINT AS order_count, sum(amount) AS revenue, count(first_order_at) AS order_days
      FROM days GROUP BY customer HAVING count(first_order_at) > 0)
    SELECT customer_id, first_order_at, last_order_at, ${days('last_order_at')} AS recency_days, order_count,
      revenue, ${days('first_order_at')} AS tenure_days, order_days
    FROM measured ORDER BY recency_days, order_count, revenue, tenure_days, order_days, customer_id`)
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`)
  const [recencyDays, orderCount, tenureDays, orderDays, revenue] = await store.numbers(
    `SELECT recency_days::DOUBLE, order_count::DOUBLE, tenure_days::DOUBLE, order_days::DOUBLE,
      coalesce(revenue, 0)::DOUBLE FROM ${table} ORDER BY rowid`,
    Number(n),
    5,
  )
  return {
    n: Number(n),
    recencyDays: recencyDays!,
    orderCount: orderCount!,
    revenue: hasAmounts ? revenue! : undefined,
    tenureDays: tenureDays!,
    orderDays: orderDays!,
  }
}
