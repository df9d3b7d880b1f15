import { addDays } from '../base/calendar.ts'
import { calendarSteps, stepUnit } from '../base/calendar-steps.ts'
import type { ReportTimeline } from '../report/input/report-over-time.ts'
import type { Store } from '../store/store.ts'
import type { RunSummary } from './run.ts'

/** The first and the last order, and the day that days are counted to. */
export type DatesOfLog = Readonly<Record<'firstDate' | 'lastDate' | 'asOf', string>>

/** More months than these are added up to quarters, and more quarters to years. */
const MOST_STEPS = 36

/**
 * What each segment brought, month by month: revenue, or orders where there are no amounts. Sums over the time are those
 * of the segments. From the tables `order_groups` and `outcome`.
 */
export async function computeTimeline(store: Store, run: RunSummary, dates: DatesOfLog): Promise<ReportTimeline> {
  const { firstDate, lastDate, asOf } = dates
  const unit = stepUnit(firstDate, lastDate, MOST_STEPS)
  const until = addDays(asOf, -1)
  const steps = calendarSteps(firstDate, lastDate, until > lastDate ? until : lastDate, unit)
  const measure = run.revenue === null ? 'orders' : 'revenue'
  const value = measure === 'orders' ? 'count(*) FILTER (is_order)' : 'coalesce(sum(amount), 0)'
  const sums = await store.rows<{ cluster: number; start: string; value: number }>(`
    SELECT cluster, strftime(start, '%Y-%m-%d') AS start, value FROM (
      SELECT cluster, date_trunc('${unit}', first_at::DATE) AS start, (${value})::DOUBLE AS value
      FROM order_groups g JOIN outcome o ON o.customer_id = g.customer GROUP BY ALL)`)
  const column = new Map(steps.map(({ start }, i) => [start, i]))
  const row = new Map(run.segments.map(({ cluster }, i) => [cluster, i]))
  const bySegment = run.segments.map(() => steps.map(() => 0))
  // Returns from before the first order, under `net`, count in the first step, and from after the last order in the last.
  const last = steps.length - 1
  for (const { cluster, start, value } of sums) {
    const at = column.get(start) ?? (start < steps[0]!.start ? 0 : last)
    bySegment[row.get(cluster)!]![at]! += value
  }
  return { unit, measure, steps, bySegment }
}
