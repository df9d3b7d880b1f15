import { addDays } from '../base/calendar.ts'
import { calendarSteps, stepUnit } from '../base/calendar-steps.ts'
import type { ReportCohorts } from '../report/input/report-over-time.ts'
import { computeCohorts } from '../rfm/compute-cohorts.ts'
import type { Store } from '../store/store.ts'
import type { DatesOfLog } from './compute-timeline.ts'

/** As many as a page has room for side by side. */
const MOST_STEPS = 18

/**
 * Customers by the month of their first order, and how many of them ordered again so many months later. From the table
 * `order_groups`.
 */
export async function computeReturns(store: Store, dates: DatesOfLog): Promise<ReportCohorts> {
  const { firstDate, lastDate, asOf } = dates
  const unit = stepUnit(firstDate, lastDate, MOST_STEPS)
  const until = addDays(asOf, -1)
  const steps = calendarSteps(firstDate, lastDate, until > lastDate ? until : lastDate, unit)
  const counts = await computeCohorts(store, { unit, start: steps[0]!.start, count: steps.length })
  return { unit, steps, rows: counts.map(([customers, ...again]) => ({ customers: customers!, again })) }
}
