import { addDays } from '../base/calendar.ts'
import { calendarSteps, stepUnit } from '../base/calendar-steps.ts'
import type { ReportCohorts } from '../report/report-input.ts'
import type { Store } from '../store/store.ts'
import type { DatesOfLog } from './compute-timeline.ts'

/** As many as a page has room for side by side. */
const MOST_STEPS = 18

/** The last bit of a BIGINT that can be shifted into and out of. */
const MOST_BITS = 61

/**
 * Customers by the month of their first order, and how many of them ordered again so many months later. From the table
 * `order_groups`.
 */
export async function computeReturns(store: Store, dates: DatesOfLog): Promise<ReportCohorts> {
  const { firstDate, lastDate, asOf } = dates
  const unit = stepUnit(firstDate, lastDate, MOST_STEPS)
  const until = addDays(asOf, -1)
  const steps = calendarSteps(firstDate, lastDate, until > lastDate ? until : lastDate, unit)
  // One pass over the orders: a customer's steps are bits of one number, 18 of them or as many years as there may be.
  const counts = await store.rows<{ first: number; later: number; customers: number }>(`
    WITH placed AS (
      SELECT customer, least(date_diff('${unit}', DATE '${steps[0]!.start}', first_at::DATE), ${MOST_BITS})::INTEGER AS step
      FROM order_groups WHERE is_order),
    held AS (SELECT min(step) AS first, bit_or(1::BIGINT << step) AS bits FROM placed GROUP BY customer),
    alike AS (SELECT first, bits, count(*)::DOUBLE AS n FROM held GROUP BY first, bits)
    SELECT first, later::INTEGER AS later, sum(n) AS customers
    FROM alike, range(${steps.length}) AS r(later) WHERE first + later < ${steps.length} AND (bits >> (first + later)::INTEGER) & 1 = 1
    GROUP BY ALL`)
  const rows = steps.map((_, i) => ({ customers: 0, again: steps.slice(i + 1).map(() => 0) }))
  for (const { first, later, customers } of counts) {
    const cohort = rows[first]!
    if (later === 0) cohort.customers = customers
    else cohort.again[later - 1] = customers
  }
  return { unit, steps, rows }
}
