import { addDays } from '../base/calendar.ts'
import { calendarSteps, stepUnit } from '../base/calendar-steps.ts'
import type { ReportCohorts } from '../report/report-input.ts'
import type { Store } from '../store/store.ts'
import type { DatesOfLog } from './compute-timeline.ts'

/** As many as a page has room for side by side. */
const MOST_STEPS = 18

/**
 * Customers by the month of their first order, and how many of them ordered again so many months later. From the tables
 * `order_groups` and `customers`.
 */
export async function computeReturns(store: Store, dates: DatesOfLog): Promise<ReportCohorts> {
  const { firstDate, lastDate, asOf } = dates
  const unit = stepUnit(firstDate, lastDate, MOST_STEPS)
  const until = addDays(asOf, -1)
  const steps = calendarSteps(firstDate, lastDate, until > lastDate ? until : lastDate, unit)
  const counts = await store.rows<{ start: string; later: bigint; customers: bigint }>(`
    SELECT strftime(first, '%Y-%m-%d') AS start, date_diff('${unit}', first, step) AS later, count(*) AS customers FROM (
      SELECT DISTINCT rowid_of, date_trunc('${unit}', first_order_at::DATE) AS first, date_trunc('${unit}', first_at::DATE) AS step
      FROM order_groups g JOIN (SELECT rowid AS rowid_of, customer_id, first_order_at FROM customers) c
        ON c.customer_id = g.customer
      WHERE is_order)
    GROUP BY ALL`)
  const row = new Map(steps.map(({ start }, i) => [start, i]))
  const rows = steps.map((_, i) => ({ customers: 0, again: steps.slice(i + 1).map(() => 0) }))
  for (const { start, later, customers } of counts) {
    const cohort = rows[row.get(start)!]!
    if (later === 0n) cohort.customers = Number(customers)
    else cohort.again[Number(later) - 1] = Number(customers)
  }
  return { unit, steps, rows }
}
