import type { Store } from '../store/store.ts'
import type { ColumnRoles } from './roles.ts'

/** What belongs to an order, and so may stand on one of its rows alone. */
const OF_ORDERS = ['status', 'currency'] as const

/** Gives rows without a status or a currency that of their order, where its other rows name a single one. */
export async function fillOrderCells(store: Store, roles: ColumnRoles): Promise<void> {
  if (roles.orderId === undefined) return
  for (const name of OF_ORDERS.filter((role) => roles[role] !== undefined)) {
    const { open } = await store.row<{ open: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM read_lines WHERE ${name} IS NULL AND order_id IS NOT NULL) AS open`,
    )
    if (!open) continue
    await store.run(`UPDATE read_lines SET ${name} = known.cell FROM (
        SELECT customer_id, order_id, min(${name}) AS cell FROM read_lines
        WHERE order_id IS NOT NULL AND customer_id IS NOT NULL GROUP BY ALL HAVING count(DISTINCT ${name}) = 1) known
      WHERE read_lines.${name} IS NULL AND known.customer_id = read_lines.customer_id AND known.order_id = read_lines.order_id`)
  }
}
