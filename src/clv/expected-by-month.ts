import { daysBetween } from '../base/calendar.ts'
import { expectedRepeats } from './expected-orders.ts'
import type { OrderModel } from './order-model.ts'

/**
 * Repeat purchases that a model expects in each stretch between two dates, from customers whose first purchases fell on
 * these days.
 *
 * @param edges ascending dates `YYYY-MM-DD`. @returns one number per stretch, so one fewer than edges.
 */
export function expectedByMonth(
  model: OrderModel<'day'>,
  firsts: readonly { day: string; customers: number }[],
  edges: readonly string[],
): number[] {
  const known = new Map<number, number>()
  const byAge = (age: number): number => {
    const repeats = known.get(age) ?? expectedRepeats(model, { length: age, unit: 'day' })
    known.set(age, repeats)
    return repeats
  }
  const byThen = edges.map((edge) =>
    firsts.reduce((total, { day, customers }) => total + customers * byAge(Math.max(0, daysBetween(day, edge))), 0),
  )
  return byThen.slice(1).map((total, i) => total - byThen[i]!)
}
