import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import type { CleanOptions, OrderUnit, RefundPolicy } from './clean-options.ts'
import { cleaningFindings } from './cleaning-findings.ts'
import { countFates, type Fates } from './count-fates.ts'
import { decideAsOf } from './decide-as-of.ts'
import { findDecimalIds } from './decimal-ids.ts'
import { markRepeats } from './mark-repeats.ts'
import { matchReturns } from './match-returns.ts'
import { type RowKinds, rowKinds } from './row-kinds.ts'

/** What cleaning made of `lines`. The views and tables named in `cleanTransactions` are in the store. */
export interface CleanResult extends Fates {
  /** `YYYY-MM-DD`: the day to which days are counted. */
  readonly asOf: string
  /** `YYYY-MM-DD`, inclusive; null without a window. */
  readonly since: string | null
  /** What one order is, as it was decided. */
  readonly orders: OrderUnit
  readonly refunds: RefundPolicy
  readonly hasAmounts: boolean
  readonly findings: readonly Finding[]
}

/**
 * Gives every row of `lines` its fate. Leaves in the store:
 * `classified`, a view: each line with `customer`, effective `amount` and `kept_quantity`, both without what a return took
 * away, the row's own `line_amount`, the currency of its price or '' as `price_currency`, `is_return` and `reason` (0 = kept so far);
 * `order_groups`: one row per customer and order, with `is_order` and the order's times;
 * `orderless`: the customers without any order, whose rows are set aside last.
 *
 * @throws OptionError when `orders` is `id` and no column is an order id; SourceError when no row is left, or amounts are in
 *   several currencies without rates.
 */
export async function cleanTransactions(
  store: Store,
  transactions: Transactions,
  options: CleanOptions = {},
): Promise<CleanResult> {
  const { roles } = transactions
  const orders = options.orders ?? (roles.orderId ? 'id' : 'date')
  const refunds = options.refunds ?? 'net'
  if (orders === 'id' && !roles.orderId) {
    throw new OptionError(
      '--orders id needs an order id; name its column with --columns orderId=NAME, or use --orders date',
    )
  }
  const { asOf, findings } = await decideAsOf(store, options.asOf)
  const window = inWindow(asOf, options.since)
  const kinds = await rowKinds(store, roles)
  const decimalIds = await findDecimalIds(store)
  const countsOnce = options.deduplicate === 'files' || options.duplicates === 'drop'
  const repeats = await markRepeats(store, {
    window,
    anywhere: options.duplicates === 'drop',
    overlaps: countsOnce ? transactions.overlaps : [],
  })
  const unmatched =
    refunds === 'match'
      ? await matchReturns(store, {
          byProduct: hasUnits(transactions),
          window: unrepeated(`problem = 0 AND ${window}`, repeats),
        })
      : 0
  await store.run(
    classifiedView({
      asOf,
      since: options.since,
      refunds,
      kinds,
      repeats,
      byProduct: hasUnits(transactions),
      hasCurrency: roles.currency !== undefined,
      customer: decimalIds === null ? 'customer_id' : `split_part(customer_id, '.', 1)`,
    }),
  )
  await groupOrders(store, orders)
  const hasAmounts = roles.amount !== undefined || roles.unitPrice !== undefined
  const counts = await countFates(store, transactions, hasAmounts ? 'line_amount' : null)
  const result = { asOf, since: options.since ?? null, orders, refunds, hasAmounts, ...counts }
  return {
    ...result,
    findings: [
      ...transactions.findings,
      ...findings,
      ...(await cleaningFindings(store, transactions, { ...result, unmatched, decimalIds, countsOnce })),
    ],
  }
}

function inWindow(asOf: string, since: string | undefined): string {
  const until = `ordered_at::DATE <= DATE '${asOf}'`
  return since === undefined ? until : `${until} AND ordered_at::DATE >= DATE '${since}'`
}

/** Dropped copies of a row must not take a return away from the row that stays. */
function unrepeated(condition: string, repeats: boolean): string {
  return repeats ? `${condition} AND line NOT IN (SELECT line FROM repeats)` : condition
}

function hasUnits({ roles }: Transactions): boolean {
  return roles.product !== undefined && roles.quantity !== undefined && roles.unitPrice !== undefined
}

function classifiedView(plan: {
  asOf: string
  since: string | undefined
  refunds: RefundPolicy
  kinds: RowKinds
  repeats: boolean
  /** Whether returns are paired by product, and so in units. */
  byProduct: boolean
  hasCurrency: boolean
  customer: string
}): string {
  const { asOf, since, refunds, kinds, repeats, byProduct, hasCurrency, customer } = plan
  const code = reasonCode
  const cases: [string, number | string][] = [
    ['problem > 0', 'problem'],
    [`ordered_at::DATE > DATE '${asOf}'`, code('after-as-of')],
    ...(since ? [[`ordered_at::DATE < DATE '${since}'`, code('before-since')] as [string, number]] : []),
    ...(repeats ? [['r.line IS NOT NULL', code('duplicate')] as [string, number]] : []),
  ]
  if (refunds === 'drop') {
    cases.push(
      [kinds.isCancelled, code('cancelled')],
      [kinds.isReturn, code('returned')],
      [kinds.isNegativePrice, code('negative-amount')],
      [kinds.isZero, code('zero-amount')],
    )
  }
  if (refunds === 'match') cases.push(['m.quantity_left = 0', code('returned')])
  const amount = refunds === 'match' ? 'coalesce(m.amount_left, l.amount)' : 'l.amount'
  const quantity = refunds === 'match' && byProduct ? 'coalesce(m.quantity_left, l.quantity)' : 'l.quantity'
  return `CREATE OR REPLACE TEMP VIEW classified AS
    SELECT l.* EXCLUDE (amount), l.amount AS line_amount, ${quantity} AS kept_quantity, ${customer} AS customer,
      ${hasCurrency ? `coalesce(currency, '')` : `''`} AS price_currency,
      CASE WHEN ${kinds.isCancelled} THEN least(${amount}, 0) ELSE ${amount} END AS amount,
      ${kinds.isReturn} AS is_return,
      (CASE ${cases.map(([condition, reason]) => `WHEN ${condition} THEN ${reason}`).join(' ')} ELSE 0 END)::UTINYINT AS reason
    FROM lines l
    ${repeats ? 'LEFT JOIN repeats r ON r.line = l.line' : ''}
    ${refunds === 'match' ? 'LEFT JOIN matched m ON m.line = l.line' : ''}`
}

/** An order is not all returns, and its kept rows sum to zero or more. */
async function groupOrders(store: Store, orders: OrderUnit): Promise<void> {
  const key = {
    id: 'order_id, CASE WHEN order_id IS NULL THEN ordered_at::DATE END',
    date: 'ordered_at::DATE',
    row: 'line',
  }[orders]
  await store.run(`CREATE OR REPLACE TEMP TABLE order_groups AS
    SELECT customer, count(*) AS rows, sum(amount) AS amount,
      coalesce(min(ordered_at) FILTER (NOT is_return), min(ordered_at)) AS first_at,
      max(ordered_at) FILTER (NOT is_return) AS last_at,
      bool_or(NOT is_return) AND coalesce(sum(amount), 0) >= 0 AS is_order
    FROM classified WHERE reason = 0 GROUP BY customer, ${key}`)
  await store.run(`CREATE OR REPLACE TEMP TABLE orderless AS
    SELECT customer, sum(rows) AS rows, sum(amount) AS amount FROM order_groups GROUP BY customer HAVING NOT bool_or(is_order)`)
}
