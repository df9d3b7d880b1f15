import { expectedByMonth } from '../clv/expected-by-month.ts'
import type { OrderModel } from '../clv/order-model.ts'
import { computeRepeatsByMonth } from '../rfm/compute-buyers.ts'
import type { Store } from '../store/store.ts'

/** Repeat purchase days of one calendar month, as they came and as the model expects them. */
export interface MonthOfRepeats {
  /** `YYYY-MM`. */
  readonly month: string
  readonly actual: number
  readonly expected: number
  /** False where the log begins or ends within it. */
  readonly isWhole: boolean
}

/** The months from the first purchase to as-of. Needs the table that `computeBuyers` leaves for all customers. */
export async function monthsOfRepeats(store: Store, model: OrderModel<'day'>, asOf: string): Promise<MonthOfRepeats[]> {
  const { firsts, months } = await computeRepeatsByMonth(store)
  const start = firsts[0]!.day
  const edges = [start]
  for (let next = monthAfter(start); next < asOf; next = monthAfter(next)) edges.push(next)
  const actual = new Map(months.map(({ month, repeats }) => [month.slice(0, 7), repeats]))
  return expectedByMonth(model, firsts, [...edges, asOf]).map((expected, i) => {
    const from = edges[i]!
    const month = from.slice(0, 7)
    const isWhole = from.endsWith('-01') && (i < edges.length - 1 || asOf === monthAfter(from))
    return { month, actual: actual.get(month) ?? 0, expected, isWhole }
  })
}

/** The first day of the month after a date's. */
function monthAfter(date: string): string {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
