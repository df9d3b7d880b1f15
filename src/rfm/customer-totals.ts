import type { Store } from '../store/store.ts'
import type { CustomerColumns } from './customers.ts'

/**
 * Recency, frequency and money of customers of whom the source gives these totals, from the table `classified`. Makes a
 * table as `computeRfm` does; what the totals do not tell, first orders and tenure, is empty.
 */
export async function readCustomerTotals(
  store: Store,
  options: { readonly table: string; readonly hasAmounts: boolean },
): Promise<CustomerColumns> {
  const { table, hasAmounts } = options
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
    SELECT customer AS customer_id, NULL::TIMESTAMP AS first_order_at, last_at AS last_order_at, recency_days,
      quantity::BIGINT AS order_count, amount AS revenue, NULL::BIGINT AS tenure_days, NULL::BIGINT AS order_days
    FROM classified WHERE reason = 0 ORDER BY recency_days, order_count, revenue, customer_id`)
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`)
  const [recencyDays, orderCount, revenue] = await store.numbers(
    `SELECT recency_days::DOUBLE, order_count::DOUBLE, coalesce(revenue, 0)::DOUBLE FROM ${table} ORDER BY rowid`,
    Number(n),
    3,
  )
  return {
    n: Number(n),
    recencyDays: recencyDays!,
    orderCount: orderCount!,
    revenue: hasAmounts ? revenue! : undefined,
    tenureDays: undefined,
    orderDays: undefined,
  }
}
