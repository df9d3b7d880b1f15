import { OptionError } from '../base/errors.ts'
import type { TimeUnit } from './time.ts'

/** The models of how often customers buy and when they stop. */
export const ORDER_MODELS = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const

/** The models of how often customers buy, by their names in the literature. */
export type OrderModelKind = (typeof ORDER_MODELS)[number]

/**
 * Customers buy at rates that follow a gamma distribution (r, alpha: mean r / alpha per unit of time) and may stop for
 * good after every repeat purchase (`bg-nbd`) or after every purchase (`mbg-nbd`), with chances that follow a beta
 * distribution (a, b: mean a / (a + b)).
 */
export interface GeometricDropout<Unit extends TimeUnit = TimeUnit> {
  readonly kind: 'bg-nbd' | 'mbg-nbd'
  readonly unit: Unit
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** As above, but customers may stop at any moment, at rates that follow a gamma distribution (s, beta). */
export interface ParetoNbd<Unit extends TimeUnit = TimeUnit> {
  readonly kind: 'pareto-nbd'
  readonly unit: Unit
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

/** A model with its four parameters, all above 0, and the unit of time that alpha and beta are in. */
export type OrderModel<Unit extends TimeUnit = TimeUnit> = GeometricDropout<Unit> | ParetoNbd<Unit>

/** Names of the parameters in the order in which vectors of them stand. */
export function parameterNames(kind: OrderModelKind): readonly [string, string, string, string] {
  return kind === 'pareto-nbd' ? ['r', 'alpha', 's', 'beta'] : ['r', 'alpha', 'a', 'b']
}

/** The parameters as a vector. @throws OptionError when one is not above 0. */
export function parametersOf(model: OrderModel): Float64Array {
  const values =
    model.kind === 'pareto-nbd' ? [model.r, model.alpha, model.s, model.beta] : [model.r, model.alpha, model.a, model.b]
  for (const [i, value] of values.entries()) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new OptionError(`${parameterNames(model.kind)[i]}=${value} of ${model.kind}; give a number above 0`)
    }
  }
  return Float64Array.from(values)
}

/** The model with these parameters. */
export function toOrderModel<Unit extends TimeUnit>(
  kind: OrderModelKind,
  unit: Unit,
  parameters: ArrayLike<number>,
): OrderModel<Unit> {
  const [r, alpha, third, fourth] = Array.from(parameters) as [number, number, number, number]
  return kind === 'pareto-nbd'
    ? { kind, unit, r, alpha, s: third, beta: fourth }
    : { kind, unit, r, alpha, a: third, b: fourth }
}
