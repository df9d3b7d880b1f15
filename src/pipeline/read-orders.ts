import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { MeasuredShop } from './measure-shop.ts'

/** One order of a customer, or one day or row where these are what counts as an order. */
export interface CustomerOrder {
  /** When its first row was dated. */
  readonly at: string
  /** Its id, where orders have ids. */
  readonly order: string | null
  /** Exact decimal text, returns taken off; null without amounts. */
  readonly revenue: string | null
  /** Rows that were kept. */
  readonly rows: number
}

const KEYS = {
  id: 'order_id, CASE WHEN order_id IS NULL THEN ordered_at::DATE END',
  date: 'ordered_at::DATE',
  row: 'line',
} as const

/** What a customer of the shop in the store has ordered and returned, oldest first; none for an id that nobody has. */
export async function readOrders(store: Store, { cleaned }: MeasuredShop, customer: string): Promise<CustomerOrder[]> {
  const money = cleaned.hasAmounts ? `rtrim(rtrim(sum(amount)::DECIMAL(38,6)::VARCHAR, '0'), '.')` : 'NULL::VARCHAR'
  const name = cleaned.orders === 'id' ? 'any_value(order_id)' : 'NULL::VARCHAR'
  const rows = await store.rows<{ at: string; order: string | null; revenue: string | null; rows: bigint }>(`
    SELECT replace(min(ordered_at)::VARCHAR, ' ', 'T') AS "at", ${name} AS "order", ${money} AS revenue, count(*) AS rows
    FROM classified WHERE reason = 0 AND customer = ${quoteText(customer)}
    GROUP BY ${KEYS[cleaned.orders]} ORDER BY "at", "order"`)
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}
