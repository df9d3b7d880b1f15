import { type Buyers, checkBuyers } from './buyers.ts'
import { type OrderModel, parametersOf } from './order-model.ts'
import { ordersUntilStop, ordersWhileDropping } from './orders-ahead.ts'
import { probabilityAlive } from './probability-alive.ts'
import { lengthIn, type Span, type TimeUnit } from './time.ts'

/**
 * Purchases that each customer is expected to make within `horizon` after the end of observation, 0 or more, one per
 * customer: the chance to be alive times the purchases of one who is.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 10; Batislam et al. (2007), eq. 6; Fader & Hardie (2005), note on the
 * Pareto/NBD, eq. 41. Departure: the two with a beta distribution are summed as in `orders-ahead.ts`.
 *
 * @throws OptionError when the units differ or a parameter is not above 0. @throws ShapeError for impossible customers.
 */
export function expectedOrders<Unit extends TimeUnit>(
  model: OrderModel<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
  horizon: Span<NoInfer<Unit>>,
): Float64Array {
  checkBuyers(buyers)
  const ahead = liveOrders(model, lengthIn(model.unit, horizon))
  return probabilityAlive(model, buyers).map((alive, i) => alive * ahead(buyers.x[i]!, buyers.age[i]!))
}

/**
 * Repeat purchases that a customer is expected to make within `span` of the first one, before anything else is known; 0 or
 * more, 0 for a span of 0.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 9; Batislam et al. (2007); Fader & Hardie (2005), note on the Pareto/NBD, mean of X(t).
 *
 * @throws OptionError when the units differ or a parameter is not above 0.
 */
export function expectedRepeats<Unit extends TimeUnit>(model: OrderModel<Unit>, span: Span<NoInfer<Unit>>): number {
  parametersOf(model)
  const time = lengthIn(model.unit, span)
  if (model.kind === 'pareto-nbd') return ordersUntilStop(model.r / model.alpha, model.s, model.beta, time)
  const { kind, r, alpha, a, b } = model
  if (kind === 'bg-nbd') return ordersWhileDropping(r, time / alpha, a, b)
  return (b / (a + b)) * ordersWhileDropping(r, time / alpha, a, b + 1)
}

/** Expected purchases of a live customer with x repeats at an age; each pair is computed once. */
export function liveOrders(model: OrderModel, time: number): (x: number, age: number) => number {
  if (model.kind === 'pareto-nbd') {
    const { r, alpha, s, beta } = model
    return (x, age) => ordersUntilStop((r + x) / (alpha + age), s, beta + age, time)
  }
  const { r, alpha, a, b } = model
  const first = model.kind === 'mbg-nbd' ? 1 : 0
  const known = new Map<number, Map<number, number>>()
  return (x, age) => {
    const ages = known.get(x) ?? new Map<number, number>()
    if (ages.size === 0) known.set(x, ages)
    const orders = ages.get(age) ?? ordersWhileDropping(r + x, time / (alpha + age), a, b + x + first)
    ages.set(age, orders)
    return orders
  }
}
