import { SourceError } from '../base/errors.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Store } from '../store/store.ts'
import { type LinePlan, moneyColumns } from './line-columns.ts'

/** Stops where more than half of the filled dates or amounts could not be read: the form is wrong, not the rows. */
export async function refuseMisreading(store: Store, plan: LinePlan, source: string): Promise<void> {
  const missing = (...reasons: Parameters<typeof reasonCode>[0][]): string => reasons.map(reasonCode).join(', ')
  const counts = await store.row<{ rows: bigint; dates: bigint; amounts: bigint }>(`
    SELECT count(*) FILTER (problem NOT IN (${missing('excluded', 'missing-customer', 'missing-date')})) AS rows,
      count(*) FILTER (problem = ${reasonCode('unreadable-date')}) AS dates,
      count(*) FILTER (problem = ${reasonCode('unreadable-amount')}) AS amounts FROM lines`)
  const half = Number(counts.rows) / 2
  if (Number(counts.dates) > half) {
    throw new SourceError(
      `${counts.dates} of ${counts.rows} rows of ${source} hold no readable date in ${plan.roles.orderedAt}; say how dates are written with --date-format, or name another column with --columns orderedAt=NAME`,
    )
  }
  if (Number(counts.amounts) > half) {
    const columns = moneyColumns(plan.roles).map((role) => plan.roles[role])
    throw new SourceError(
      `${counts.amounts} of ${counts.rows} rows of ${source} hold no readable number in ${columns.join(' or ')}; say how they are written with --decimal . or --decimal , or name other columns with --columns`,
    )
  }
}
