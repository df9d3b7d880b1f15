import { addDays, daysBetween } from '../base/calendar.ts'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { REASONS, type Reason } from '../base/reasons.ts'
import type { Role } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'

/** Later months that hold less than this share of the rows, after a gap, are suspected to be slips of the pen. */
const STRAY_SHARE = 0.001
const STRAY_GAP_DAYS = 366

/** The column to look at when a reason takes the most rows. */
const ROLE_OF_REASON: Partial<Record<Reason, Role>> = {
  'missing-customer': 'customerId',
  'missing-date': 'orderedAt',
  'unreadable-date': 'orderedAt',
  'missing-amount': 'amount',
  'unreadable-amount': 'amount',
}

/**
 * The day from which recency is counted: as given, or the day after the last date among the rows with a customer, a
 * date and an amount. Dates far beyond the rest are a finding, because one typing error would make everybody look lost.
 */
export async function decideAsOf(
  store: Store,
  given: string | undefined,
): Promise<{ asOf: string; findings: Finding[] }> {
  const months = await store.rows<{ month: string; last: string; rows: bigint }>(`
    SELECT strftime(first_at, '%Y-%m-01') AS month, strftime(last_at, '%Y-%m-%d') AS last, rows
    FROM (SELECT min(ordered_at) AS first_at, max(ordered_at) AS last_at, count(*) AS rows
      FROM lines WHERE problem = 0 GROUP BY 12 * year(ordered_at) + month(ordered_at))
    ORDER BY first_at`)
  if (months.length === 0) {
    throw new SourceError(await noUsableRow(store))
  }
  const last = months.at(-1)!.last
  const asOf = given ?? addDays(last, 1)
  const stray = given === undefined ? strayRows(months) : undefined
  if (!stray) return { asOf, findings: [] }
  return {
    asOf,
    findings: [
      {
        code: 'stray-dates',
        severity: 'serious',
        count: stray.rows,
        example: last,
        message: `${stray.rows} rows are dated ${stray.from} or later, more than a year after the rest; if they are slips, recency is counted from the wrong day: set --as-of`,
      },
    ],
  }
}

async function noUsableRow(store: Store): Promise<string> {
  const fates = await store.rows<{ problem: number; rows: bigint }>(
    'SELECT problem, count(*) AS rows FROM lines GROUP BY problem ORDER BY rows DESC, problem',
  )
  const counts = fates.map(({ problem, rows }) => `${rows} ${REASONS[problem - 1]}`).join(', ')
  const role = ROLE_OF_REASON[REASONS[fates[0]!.problem - 1]!]
  const advice = role
    ? `name the right column with --columns ${role}=NAME`
    : 'relax --exclude and --where, which are compared as text'
  return `no row has a customer, a readable date and an amount (${counts}); ${advice}`
}

function strayRows(
  months: readonly { month: string; last: string; rows: bigint }[],
): { rows: number; from: string } | undefined {
  const total = months.reduce((sum, month) => sum + Number(month.rows), 0)
  let after = 0
  for (let i = months.length - 1; i > 0; i--) {
    after += Number(months[i]!.rows)
    if (after > Math.max(1, total * STRAY_SHARE)) return undefined
    if (daysBetween(months[i - 1]!.last, months[i]!.month) > STRAY_GAP_DAYS)
      return { rows: after, from: months[i]!.month }
  }
  return undefined
}
