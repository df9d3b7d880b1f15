import { OptionError } from '../base/errors.ts'
import { gaussLegendre } from '../numeric/gauss-legendre.ts'
import { type OrderModel, type ParetoNbd, parametersOf } from './order-model.ts'
import { risingTable, survivalTable } from './rising-tables.ts'
import { lengthIn, type Span, type TimeUnit } from './time.ts'

const RULE = gaussLegendre(64)
const SMALL = 1e-17

/**
 * The chance that a customer makes exactly `count` repeat purchases within `span` of the first one; over all counts it
 * adds up to 1.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 8; the tail of the negative binomial distribution is summed upward where it is
 * small, so that rare counts keep their digits. For the Pareto/NBD the moment of stopping is integrated over.
 *
 * @throws OptionError when `count` is no whole number of 0 or more, or what `expectedOrders` refuses.
 */
export function repeatCountProbability<Unit extends TimeUnit>(
  model: OrderModel<Unit>,
  count: number,
  span: Span<NoInfer<Unit>>,
): number {
  parametersOf(model)
  const time = lengthIn(model.unit, span)
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new OptionError(`a count of ${count} purchases; give a whole number of 0 or more`)
  }
  if (time === 0) return count === 0 ? 1 : 0
  return model.kind === 'pareto-nbd' ? pareto(model, count, time) : geometric(model, count, time)
}

function geometric(
  { kind, r, alpha, a, b }: OrderModel & { a: number; b: number },
  count: number,
  time: number,
): number {
  const first = kind === 'mbg-nbd' ? 1 : 0
  const draws = count + first
  const survival = survivalTable(a, b, draws).log
  const alive = Math.exp(logNegativeBinomial(r, alpha, count, time) + survival[draws]!)
  if (draws === 0) return alive
  const stopped = (a / (a + b + draws - 1)) * Math.exp(survival[draws - 1]!)
  return alive + stopped * atLeast(r, alpha, count, time)
}

/** ln of the chance of `count` purchases within a time, when nobody stops. */
function logNegativeBinomial(r: number, alpha: number, count: number, time: number): number {
  const choose = risingTable(r, count).log[count]! - risingTable(1, count).log[count]!
  return choose - r * Math.log1p(time / alpha) + (count === 0 ? 0 : count * Math.log(time / (alpha + time)))
}

/** The chance of `count` purchases or more, when nobody stops. */
function atLeast(r: number, alpha: number, count: number, time: number): number {
  const z = time / (alpha + time)
  const upward = count > (r * time) / alpha
  let chance = Math.exp(logNegativeBinomial(r, alpha, upward ? count : 0, time))
  let sum = 0
  let n = upward ? count : 0
  while (upward ? chance > SMALL * sum : n < count) {
    sum += chance
    chance *= (z * (r + n)) / (n + 1)
    n++
  }
  return upward ? sum : 1 - sum
}

function pareto({ r, alpha, s, beta }: ParetoNbd, count: number, time: number): number {
  const alive = Math.exp(logNegativeBinomial(r, alpha, count, time) - s * Math.log1p(time / beta))
  const least = Math.min(alpha, beta)
  const range = Math.log1p(time / least)
  let stopped = 0
  for (let k = 0; k < RULE.nodes.length; k++) {
    const moment = least * Math.expm1(range * RULE.nodes[k]!)
    const density = Math.log(s / (beta + moment)) - s * Math.log1p(moment / beta) + Math.log(least + moment)
    stopped += RULE.weights[k]! * range * Math.exp(logNegativeBinomial(r, alpha, count, moment) + density)
  }
  return alive + stopped
}
