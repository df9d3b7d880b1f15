import type { DateColumn, OpenDates } from './date-column.ts'
import type { PartOrder } from './date-layout.ts'
import type { OrderDecision } from './order-decision.ts'
import { dayExpression } from './order-readings.ts'

/** Fewest changes of the day from row to row from which order in time is read. */
const FEWEST_CHANGES = 8
/** Share of these changes that may go back in the order that is taken, and that must in every other. */
const ORDERLY_SHARE = 0.01
const DISORDERLY_SHARE = 0.03

/** The one reading by which the rows are in order of time, or in the reverse. */
export async function orderInTime(
  { store, relation }: DateColumn,
  possible: readonly PartOrder[],
  { layoutIn }: OpenDates,
): Promise<OrderDecision | undefined> {
  const days = possible.map((order) => `${dayExpression(layoutIn(order))} AS day_${order}`)
  const steps = possible.map((order) => `lag(day_${order}) OVER () AS last_${order}`)
  const figures = possible.map(
    (order) => `count(*) FILTER (day_${order} <> last_${order})::DOUBLE AS changes_${order},
      count(*) FILTER (day_${order} < last_${order})::DOUBLE AS falls_${order}`,
  )
  const row = await store.row<Record<string, number>>(`
    SELECT ${figures.join(', ')} FROM (SELECT *, ${steps.join(', ')} FROM (SELECT ${days.join(', ')} FROM (${relation})))`)
  const walks = possible.map((order) => {
    const [changes, falls] = [row[`changes_${order}`]!, row[`falls_${order}`]!]
    return { order, changes, against: Math.min(falls, changes - falls) }
  })
  const [orderly, second] = walks.toSorted((a, b) => a.against / a.changes - b.against / b.changes)
  const isOrderly = orderly!.changes >= FEWEST_CHANGES && orderly!.against <= orderly!.changes * ORDERLY_SHARE
  if (!isOrderly || second!.against < Math.max(3, second!.changes * DISORDERLY_SHARE)) return undefined
  const evidence = `rows are then in order of time, otherwise ${second!.against} of ${second!.changes} steps go back`
  return { order: orderly!.order, evidence, isSure: false }
}
