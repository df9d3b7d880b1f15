import { type Buyers, checkBuyers } from './buyers.ts'
import { geometricDropout } from './geometric-dropout.ts'
import type { LogLikelihood } from './log-likelihood.ts'
import { type OrderModel, type OrderModelKind, parametersOf } from './order-model.ts'
import { paretoNbd } from './pareto-nbd.ts'
import type { TimeUnit } from './time.ts'

/** The log-likelihood of a model over weighted customers as a function of its parameters. */
export function likelihoodOf(kind: OrderModelKind, buyers: Buyers, weights: Float64Array): LogLikelihood {
  return kind === 'pareto-nbd' ? paretoNbd(buyers, weights) : geometricDropout(kind, buyers, weights)
}

/**
 * ln of the density of the customers' purchase histories under a model; finite for every customer that can be. It
 * depends on the unit of time: in days it is lower than in weeks by the number of repeat purchases times ln 7.
 *
 * @throws OptionError when a parameter is not above 0. @throws ShapeError when the customers cannot be.
 */
export function orderLogLikelihood<Unit extends TimeUnit>(
  model: OrderModel<Unit>,
  buyers: Buyers<NoInfer<Unit>>,
): number {
  checkBuyers(buyers)
  const parameters = parametersOf(model)
  return likelihoodOf(model.kind, buyers, new Float64Array(buyers.n).fill(1))(parameters, new Float64Array(4))
}
