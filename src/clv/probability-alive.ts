import { type Buyers, checkBuyers } from './buyers.ts'
import { dropoutIntegral, emptyIntegral } from './dropout-integral.ts'
import { type OrderModel, parametersOf } from './order-model.ts'
import type { TimeUnit } from './time.ts'

/**
 * The chance that each customer has not stopped for good, 0..1, one per customer. Under `bg-nbd` it is 1 for everybody
 * without a repeat purchase, because that model lets nobody stop earlier: show it under another model. More purchases at
 * an equal time of the last one lower it: who bought often and then fell silent has more likely stopped.
 *
 * @throws OptionError when a parameter is not above 0. @throws ShapeError for impossible customers.
 *
 * Source: Fader, Hardie & Lee (2005), section 4; Batislam et al. (2007), eq. 5; Schmittlein et al. (1987), eq. 11.
 */
export function probabilityAlive<Unit extends TimeUnit>(
  model: OrderModel<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
): Float64Array {
  checkBuyers(buyers)
  parametersOf(model)
  const logOdds = model.kind === 'pareto-nbd' ? paretoOdds(model) : geometricOdds(model)
  return buyers.x.map((x, i) => 1 / (1 + Math.exp(logOdds(x, buyers.tx[i]!, buyers.age[i]!))))
}

/** ln of the odds that a customer has stopped. */
type LogOdds = (x: number, tx: number, age: number) => number

function geometricOdds({ kind, r, alpha, a, b }: OrderModel & { a: number; b: number }): LogOdds {
  const first = kind === 'mbg-nbd' ? 1 : 0
  return (x, tx, age) =>
    x + first === 0
      ? Number.NEGATIVE_INFINITY
      : Math.log(a / (b + x + first - 1)) + (r + x) * Math.log((alpha + age) / (alpha + tx))
}

function paretoOdds({ r, alpha, s, beta }: OrderModel & { s: number; beta: number }): LogOdds {
  const integral = emptyIntegral()
  return (x, tx, age) => {
    dropoutIntegral(r + x, alpha, s, beta, tx, age, integral)
    return Math.log(s) + integral.log + (r + x) * Math.log(alpha + age) + s * Math.log(beta + age)
  }
}
