import type { Finding } from '../base/findings.ts'
import { type Reason, reasonCode } from '../base/reasons.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { percent, rowCount, severityOf } from './finding-words.ts'
import { nonProductsFinding } from './non-products-finding.ts'
import { overlapFinding } from './overlap-finding.ts'
import { namesOnceAboveBlanks } from './repeated-labels.ts'

interface Fates {
  readonly read: number
  readonly kept: number
  readonly rejected: Partial<Record<Reason, number>>
  readonly hasAmounts: boolean
  readonly unmatched: number
  /** One of the ids, when all are whole numbers written as decimals. */
  readonly decimalIds: string | null
  /** Whether rows that stand in several overlapping files count once. */
  readonly countsOnce: boolean
}

/** What a reader must know about the rows before believing the segments. */
export async function cleaningFindings(store: Store, transactions: Transactions, fates: Fates): Promise<Finding[]> {
  return [
    ...(await overlapFinding(store, transactions, fates.countsOnce)),
    ...(await missingCustomers(store, transactions, fates)),
    ...unreadable(fates),
    ...(await nonProductsFinding(store, transactions, fates.kept)),
    ...decimalIds(fates),
    ...(await roundedMoney(store)),
    ...noAmounts(transactions, fates),
    ...unmatchedReturns(fates),
  ]
}

async function missingCustomers(
  store: Store,
  { grain, roles }: Transactions,
  { read, rejected, hasAmounts }: Fates,
): Promise<Finding[]> {
  const rows = rejected['missing-customer'] ?? 0
  if (rows === 0) return []
  const share = rows / read
  const { anonymous, total } = await store.row<{ anonymous: number | null; total: number | null }>(`
    SELECT sum(amount) FILTER (problem = ${reasonCode('missing-customer')} AND amount > 0)::DOUBLE AS anonymous,
      sum(amount) FILTER (problem <> ${reasonCode('malformed-row')} AND amount > 0)::DOUBLE AS total FROM lines`)
  const money =
    hasAmounts && anonymous && total
      ? ` and hold ${Math.round(anonymous).toLocaleString('en-GB')} of sales, ${percent(anonymous / total)} of all`
      : ''
  const isOutline = grain === 'transactions' && (await namesOnceAboveBlanks(store, rows))
  const why = isOutline
    ? `each customer is named once, above rows without, as a pivot table writes its groups: have it repeat all item labels, or fill ${roles.customerId} down, and export again; if they are guest orders instead, they are in no segment`
    : 'they are in no segment, and if they are guest orders, customers are fewer or buy more often than shown'
  return [
    {
      code: 'missing-customer',
      severity: severityOf(share),
      count: rows,
      message: `${rowCount(rows)} (${percent(share)}) ${rows === 1 ? 'carries' : 'carry'} no customer id${money}; ${why}`,
    },
  ]
}

function unreadable({ rejected, read }: Fates): Finding[] {
  const reasons = ['malformed-row', 'unreadable-date', 'unreadable-amount'] as const
  return reasons.flatMap((reason): Finding[] => {
    const count = rejected[reason] ?? 0
    if (count === 0) return []
    return [
      {
        code: reason,
        severity: severityOf(count / read),
        count,
        message: `${rowCount(count)} (${percent(count / read)}) ${count === 1 ? 'was' : 'were'} set aside as ${reason}; rejects.csv shows ${count === 1 ? 'it' : 'them'}`,
      },
    ]
  })
}

function decimalIds({ decimalIds }: Fates): Finding[] {
  if (decimalIds === null) return []
  return [
    {
      code: 'decimal-ids',
      severity: 'info',
      example: decimalIds,
      message: `every customer id is a whole number written as a decimal; the fraction was taken off`,
    },
  ]
}

async function roundedMoney(store: Store): Promise<Finding[]> {
  const { rows } = await store.row<{ rows: bigint }>('SELECT count(*) AS rows FROM lines WHERE rounded')
  if (rows === 0n) return []
  return [
    {
      code: 'rounded-money',
      severity: 'info',
      count: Number(rows),
      message: `${rows} rows hold amounts with more than six decimal places; they were rounded half-even to six`,
    },
  ]
}

function noAmounts({ roles }: Transactions, { hasAmounts }: Fates): Finding[] {
  if (hasAmounts) return []
  return [
    {
      code: 'no-amounts',
      severity: 'warning',
      message: `the source has no amounts, only ${roles.customerId} and ${roles.orderedAt}; segments rest on recency and number of orders, and the rule map uses the orders score in the place of money`,
    },
  ]
}

function unmatchedReturns({ unmatched }: Fates): Finding[] {
  if (unmatched === 0) return []
  return [
    {
      code: 'unmatched-returns',
      severity: 'info',
      count: unmatched,
      message: `${unmatched.toLocaleString('en-GB')} returns found no earlier sale of the same product and price; they lower revenue as under --refunds net`,
    },
  ]
}
