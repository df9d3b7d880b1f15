import type { Store } from '../store/store.ts'

/** What the customers of an earlier day did from then on, one entry per customer of the table. */
export interface NextPeriod {
  readonly orders: Float64Array
  /** Sum of kept rows, negative where returns outweigh; 0 without amounts. */
  readonly spend: Float64Array
}

/**
 * Orders and spend of every customer of `table` (made by `computeRfm`, n rows) with `from` <= date < `until`, both
 * `YYYY-MM-DD`; to the end of the log without `until`.
 */
export async function readNextPeriod(
  store: Store,
  period: { readonly table: string; readonly n: number; readonly from: string; readonly until?: string },
): Promise<NextPeriod> {
  const { table, n, from, until } = period
  const window = until === undefined ? '' : `AND first_at < DATE '${until}'`
  const [orders, spend] = await store.numbers(
    `WITH later AS (
      SELECT customer, count(*) FILTER (is_order) AS orders, sum(amount) AS spend
      FROM order_groups WHERE first_at >= DATE '${from}' ${window} GROUP BY customer)
    SELECT coalesce(orders, 0)::DOUBLE, coalesce(spend, 0)::DOUBLE
    FROM (SELECT rowid AS place, customer_id FROM ${table}) c LEFT JOIN later ON customer = customer_id ORDER BY place`,
    n,
    2,
  )
  return { orders: orders!, spend: spend! }
}
