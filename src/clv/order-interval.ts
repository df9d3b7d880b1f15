import type { Buyers } from './buyers.ts'
import { expectedOrders } from './expected-orders.ts'
import type { OrderFit } from './fit-orders.ts'
import { parametersOf, toOrderModel } from './order-model.ts'
import type { Span, TimeUnit } from './time.ts'

const DIFFERENCE = 1e-4

/** Slopes of each customer's expected orders in the logarithms of the four parameters. */
function slopes<Unit extends TimeUnit>(
  fit: OrderFit<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
  horizon: Span<NoInfer<Unit>>,
): Float64Array[] {
  const parameters = parametersOf(fit.model)
  const at = (c: number, by: number): Float64Array => {
    const moved = parameters.with(c, parameters[c]! * Math.exp(by))
    return expectedOrders(toOrderModel(fit.model.kind, fit.model.unit, moved), buyers, horizon)
  }
  return Array.from({ length: 4 }, (_, c) => {
    const down = at(c, -DIFFERENCE)
    return at(c, DIFFERENCE).map((up, i) => (up - down[i]!) / (2 * DIFFERENCE))
  })
}

function spread(covariance: Float64Array, slope: readonly number[]): number {
  const d = slope.length
  let variance = 0
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) variance += slope[i]! * covariance[i * d + j]! * slope[j]!
  return Math.sqrt(Math.max(0, variance))
}

/**
 * Standard errors of the logarithm of expected orders, one per customer, that come from the parameters being estimates
 * (delta method); 0 where nothing is expected. They do not say how far single customers stray from what is expected.
 *
 * @throws what `expectedOrders` throws.
 */
export function orderErrors<Unit extends TimeUnit>(
  fit: OrderFit<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
  horizon: Span<NoInfer<Unit>>,
): Float64Array {
  const expected = expectedOrders(fit.model, buyers, horizon)
  const by = slopes(fit, buyers, horizon)
  return expected.map((orders, i) =>
    orders > 0
      ? spread(
          fit.covariance,
          by.map((slope) => slope[i]! / orders),
        )
      : 0,
  )
}

/**
 * Expected orders of all customers together, 0 or more, and the standard error of the logarithm of that by the delta method;
 * an error of 0 where nothing is expected.
 *
 * @param weights customers that each row stands for, one per row: see `groupBuyers`.
 * @throws what `expectedOrders` throws.
 */
export function totalOrders<Unit extends TimeUnit>(
  fit: OrderFit<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
  weights: Float64Array,
  horizon: Span<NoInfer<Unit>>,
): { orders: number; error: number } {
  const total = (values: Float64Array): number => values.reduce((sum, value, i) => sum + weights[i]! * value, 0)
  const orders = total(expectedOrders(fit.model, buyers, horizon))
  const by = slopes(fit, buyers, horizon).map((slope) => total(slope) / orders)
  return { orders, error: orders > 0 ? spread(fit.covariance, by) : 0 }
}
