import { addDays, daysBetween } from '../base/calendar.ts'
import { expectedOrders } from '../clv/expected-orders.ts'
import { fitOrders } from '../clv/fit-orders.ts'
import { type ForecastErrors, forecastErrors } from '../clv/forecast-errors.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import { sum } from '../numeric/sum.ts'
import { computeBuyers } from '../rfm/compute-buyers.ts'
import type { Store } from '../store/store.ts'

/** A model fitted to the first two thirds of the log, and how its forecast of the last third came out. */
export interface HoldBack {
  /** First day of what was held back, and the last. */
  readonly cut: string
  readonly until: string
  readonly days: number
  /** Customers with a purchase before the cut. */
  readonly customers: number
  /** Purchase days of theirs from the cut on. */
  readonly actual: number
  readonly forecasts: readonly (ForecastErrors & { readonly name: ForecastName })[]
  /** By purchase days after the first before the cut, `repeats` and more in the last. Means per customer. */
  readonly byRepeats: readonly { repeats: number; customers: number; actual: number; expected: number }[]
}

/** The model; everybody keeping the pace that they had; nobody coming back. */
export type ForecastName = 'model' | 'own-pace' | 'nobody'

const HELD_BACK = 1 / 3
const FEWEST_CUSTOMERS = 100
const MOST_REPEATS = 7

/** Null where fewer than 100 customers bought before the cut, or the model has no maximum there. */
export async function holdBack(
  store: Store,
  kind: OrderModelKind,
  options: { firstDate: string; lastDate: string; signal: AbortSignal | undefined },
): Promise<HoldBack | null> {
  const { firstDate, lastDate, signal } = options
  const days = Math.max(1, Math.round(daysBetween(firstDate, lastDate) * HELD_BACK))
  const cut = addDays(lastDate, 1 - days)
  if (daysBetween(firstDate, cut) < 1) return null
  const buyers = await computeBuyers(store, { asOf: cut, heldBack: { from: cut, until: lastDate } })
  if (buyers.n < FEWEST_CUSTOMERS) return null
  const fit = await fitOrders(kind, buyers, { signal })
  if (fit === null || fit.certificate.verdict === 'none') return null
  const expected = expectedOrders(fit.model, buyers, { length: days, unit: 'day' })
  const { n, x, age, later } = buyers
  return {
    cut,
    until: lastDate,
    days,
    customers: n,
    actual: sum(later),
    forecasts: [
      { name: 'model', ...forecastErrors(expected, later) },
      {
        name: 'own-pace',
        ...forecastErrors(
          x.map((repeats, i) => (repeats / age[i]!) * days),
          later,
        ),
      },
      { name: 'nobody', ...forecastErrors(new Float64Array(n), later) },
    ],
    byRepeats: Array.from({ length: MOST_REPEATS + 1 }, (_, repeats) => {
      const rows = Array.from(x.keys()).filter((i) => (repeats < MOST_REPEATS ? x[i] === repeats : x[i]! >= repeats))
      const mean = (column: Float64Array): number => sum(rows.map((i) => column[i]!)) / rows.length
      return { repeats, customers: rows.length, actual: mean(later), expected: mean(expected) }
    }).filter(({ customers }) => customers > 0),
  }
}
