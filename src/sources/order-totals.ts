import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'
import type { ColumnRoles } from './roles.ts'

export const AMOUNT_UNITS = ['line', 'order'] as const
/** What an amount stands for: its own line, or the whole order. */
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

const ROWS_LOOKED_AT = 20_000
/** Orders with different things in their rows that must be seen. */
const LEAST_ORDERS = 10
/** Of these, so many must have one amount in all rows. */
const LEAST_SHARE = 0.95
/** Where two orders have the same amount more often than this, all things cost the same. */
const MOST_CHANCE = 0.3

interface Counts extends Record<string, unknown> {
  readonly several: number
  readonly same: number
  readonly chance: number | null
  readonly example: string | null
}

/**
 * Whether the amount looks like the total of the order, written on each of its rows: orders that hold different things, or
 * different quantities of them, have the same amount in all rows, and other orders have other amounts. Looks at the first
 * rows of the first file.
 */
export async function repeatedTotals(
  store: Store,
  tables: readonly RawTable[],
  roles: ColumnRoles,
  unit: AmountUnit,
): Promise<Finding[]> {
  const [table] = tables
  const { orderId, amount } = roles
  const told = roles.product ?? roles.quantity
  if (!table || orderId === undefined || amount === undefined || told === undefined || unit === 'order') return []
  const [order, money, thing] = [orderId, amount, told].map((name) => table.columns.indexOf(name))
  if ([order, money, thing].some((place) => place === undefined || place < 0)) return []
  const { several, same, chance, example } = await store.row<Counts>(`
    WITH orders AS (SELECT c${order} AS id, count(DISTINCT c${money}) AS amounts, min(c${money}) AS amount
      FROM (${table.scan()} LIMIT ${ROWS_LOOKED_AT}) WHERE c${order} IS NOT NULL AND c${money} IS NOT NULL
      GROUP BY 1 HAVING count(DISTINCT c${thing}) > 1),
    held AS (SELECT amount, count(*) AS orders FROM orders WHERE amounts = 1 GROUP BY 1)
    SELECT count(*)::DOUBLE AS several, count(*) FILTER (amounts = 1)::DOUBLE AS same, min(id) FILTER (amounts = 1) AS example,
      (SELECT sum(orders * orders)::DOUBLE / (sum(orders) * sum(orders))::DOUBLE FROM held) AS chance FROM orders`)
  if (several < LEAST_ORDERS || same < LEAST_SHARE * several || (chance ?? 1) > MOST_CHANCE) return []
  return [
    {
      code: 'repeated-totals',
      severity: 'serious',
      count: same,
      ...(example !== null && { example }),
      message: `${amount} is the same in all rows of an order in ${same.toLocaleString('en-GB')} of the ${several.toLocaleString('en-GB')} orders looked at that hold different things, such as ${example}, and differs between orders; it looks like the total of the order, which then counts once for each row; count it once with --amounts order, or name the money of a row with --columns amount=NAME`,
    },
  ]
}

/**
 * Counts each amount of an order once: the first row with it keeps it, further rows have zero, and so have rows without an
 * amount in an order that has one.
 *
 * @throws OptionError when there is no order id or no amount.
 */
export async function countOrderTotals(store: Store, roles: ColumnRoles): Promise<void> {
  if (roles.orderId === undefined || roles.amount === undefined) {
    const lacking = roles.orderId === undefined ? 'orderId' : 'amount'
    throw new OptionError(
      `--amounts order needs a column for the ${lacking}; name it with --columns ${lacking}=NAME, or leave --amounts out`,
    )
  }
  const missing = reasonCode('missing-amount')
  await store.run(`CREATE OR REPLACE TEMP TABLE order_amounts AS
    SELECT customer_id, order_id, read_amount, min(rowid) AS first FROM read_lines
    WHERE problem = 0 AND order_id IS NOT NULL GROUP BY ALL`)
  await store.run(`UPDATE read_lines SET read_amount = 0 WHERE problem = 0 AND order_id IS NOT NULL
    AND rowid NOT IN (SELECT first FROM order_amounts)`)
  await store.run(`UPDATE read_lines SET read_amount = 0, problem = 0 WHERE problem = ${missing}
    AND (customer_id, order_id) IN (SELECT (customer_id, order_id) FROM order_amounts)`)
  await store.run('DROP TABLE order_amounts')
}
