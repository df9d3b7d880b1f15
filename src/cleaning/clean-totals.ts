import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import type { CleanOptions } from './clean-options.ts'
import type { CleanResult } from './clean-transactions.ts'
import { cleaningFindings } from './cleaning-findings.ts'
import { countFates } from './count-fates.ts'
import { decideAsOf } from './decide-as-of.ts'
import { findDecimalIds } from './decimal-ids.ts'
import { rowCount } from './finding-words.ts'

/** What cleaning made of a source with one row per customer. */
export interface CleanedTotals extends Omit<CleanResult, 'asOf'> {
  /** Null where the source tells days since the last order, but not to which day they were counted. */
  readonly asOf: string | null
}

/**
 * Gives every row of a source with one row per customer its fate. Of several rows for one customer the one with the latest
 * order stays, of these the one with more orders, then more revenue. Leaves the tables that `cleanTransactions` leaves:
 * `classified` with `recency_days` beside the rest, `order_groups` with one row per customer, `orderless` without any.
 *
 * @throws OptionError for `since` where no dates are known; SourceError when no row is left.
 */
export async function cleanTotals(
  store: Store,
  transactions: Transactions,
  options: CleanOptions = {},
): Promise<CleanedTotals> {
  const { roles } = transactions
  const hasDates = roles.lastOrderAt !== undefined
  const { asOf, findings } = hasDates
    ? await dayOfDates(store, roles.recencyDays !== undefined, options.asOf)
    : { asOf: options.asOf ?? null, findings: [] }
  if (options.since !== undefined && asOf === null) {
    throw new OptionError(
      `--since needs dates, and ${roles.recencyDays} holds days; say to which day they were counted with --as-of`,
    )
  }
  const decimalIds = await findDecimalIds(store)
  await classifyCustomers(store, {
    asOf,
    hasDates,
    since: options.since,
    customer: decimalIds === null ? 'customer_id' : `split_part(customer_id, '.', 1)`,
  })
  const hasAmounts = roles.revenue !== undefined
  const fates = await countFates(store, transactions, hasAmounts ? 'amount' : null)
  return {
    ...fates,
    ...{ asOf, since: options.since ?? null, orders: 'id', refunds: 'net', hasAmounts },
    findings: [
      ...transactions.findings,
      ...findings,
      fromTotals(fates.rejected.duplicate ?? 0),
      ...(await cleaningFindings(store, transactions, {
        ...fates,
        ...{ hasAmounts, unmatched: 0, decimalIds, countsOnce: false },
      })),
    ],
  }
}

/** The day that date and days of recency agree on for everybody, else as for transactions. */
async function dayOfDates(
  store: Store,
  hasRecency: boolean,
  given: string | undefined,
): Promise<{ asOf: string; findings: Finding[] }> {
  if (given === undefined && hasRecency) {
    const { first, last } = await store.row<{ first: string | null; last: string | null }>(`
      SELECT min(day)::VARCHAR AS first, max(day)::VARCHAR AS last
      FROM (SELECT ordered_at::DATE + floor(recency)::INTEGER AS day FROM lines WHERE problem = 0 AND recency IS NOT NULL)`)
    if (first !== null && first === last) return { asOf: first, findings: [] }
  }
  return decideAsOf(store, given)
}

async function classifyCustomers(
  store: Store,
  plan: { asOf: string | null; hasDates: boolean; since: string | undefined; customer: string },
): Promise<void> {
  const { asOf, hasDates, since, customer } = plan
  const lastOrder = hasDates
    ? 'ordered_at'
    : asOf === null
      ? 'NULL::TIMESTAMP'
      : `(DATE '${asOf}' - floor(recency)::INTEGER)::TIMESTAMP`
  const recency = hasDates ? `date_diff('day', ordered_at::DATE, DATE '${asOf}')` : 'floor(recency)::BIGINT'
  const beforeSince = since === undefined ? 'false' : `coalesce(last_at::DATE < DATE '${since}', false)`
  await store.run(`CREATE OR REPLACE TEMP TABLE classified AS
    WITH dated AS (SELECT *, ${customer} AS customer, ${lastOrder} AS last_at,
      CASE WHEN problem = 0 THEN ${recency} END AS recency_days FROM lines),
    windowed AS (SELECT *, CASE WHEN problem > 0 THEN problem WHEN recency_days < 0 THEN ${reasonCode('after-as-of')}
      WHEN ${beforeSince} THEN ${reasonCode('before-since')} ELSE 0 END AS fate FROM dated),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY customer, fate = 0
      ORDER BY recency_days, quantity DESC, amount DESC, line) AS place FROM windowed)
    SELECT * EXCLUDE (fate, place), false AS is_return, (CASE WHEN fate > 0 THEN fate
      WHEN place > 1 THEN ${reasonCode('duplicate')} WHEN quantity = 0 THEN ${reasonCode('no-order')} ELSE 0 END)::UTINYINT AS reason
    FROM ranked ORDER BY line`)
  await store.run(`CREATE OR REPLACE TEMP TABLE order_groups AS
    SELECT customer, 1 AS rows, amount, NULL::TIMESTAMP AS first_at, last_at, true AS is_order FROM classified WHERE reason = 0`)
  await store.run('CREATE OR REPLACE TEMP TABLE orderless (customer VARCHAR, rows BIGINT, amount DECIMAL(38,6))')
}

function fromTotals(duplicates: number): Finding {
  const repeated =
    duplicates === 0
      ? ''
      : `; ${rowCount(duplicates)} for a customer who has another one ${duplicates === 1 ? 'was' : 'were'} set aside, the latest order stays`
  return {
    code: 'customer-totals',
    severity: duplicates > 0 ? 'warning' : 'info',
    ...(duplicates > 0 && { count: duplicates }),
    message: `each row is a customer with totals, not a purchase: scores, maps and clusters stand on them as they are; first orders, tenure, the customers' own pace, what came next and lifetime value cannot be known without transactions${repeated}`,
  }
}
