import { throwIfAborted } from '../base/progress.ts'
import { takeTurns } from '../clustering/turns.ts'
import { sum } from '../numeric/sum.ts'
import { type Buyers, checkBuyers } from './buyers.ts'
import { groupBuyers } from './group-buyers.ts'
import { type Certificate, maximizeLikelihood } from './maximum-likelihood.ts'
import { likelihoodOf } from './order-likelihood.ts'
import { type OrderModel, type OrderModelKind, toOrderModel } from './order-model.ts'
import type { TimeUnit } from './time.ts'

/** How a fit is followed. */
export interface FitOptions {
  readonly signal?: AbortSignal | undefined
}

/** A fitted model, and how far it can be trusted. */
export interface OrderFit<Unit extends TimeUnit = TimeUnit> {
  readonly model: OrderModel<Unit>
  readonly logLikelihood: number
  /** Of the four parameters in their order; NaN unless the certificate says `maximum`. */
  readonly standardErrors: Float64Array
  /** 4 × 4, of the logarithms of the parameters. */
  readonly covariance: Float64Array
  readonly certificate: Certificate
  readonly customers: number
  /** Sum of x. */
  readonly repeats: number
}

/** From so many groups on, starts are tried on a part of them. */
const SAMPLE_GROUPS = 20_000
/** An evaluation's cost per group, in the distances that `takeTurns` counts. */
const COST: Readonly<Record<OrderModelKind, number>> = { 'bg-nbd': 5, 'mbg-nbd': 5, 'pareto-nbd': 150 }

/** Shape of the purchase rates, and the two parameters of stopping: times in units of the mean age. */
const STARTS: Readonly<Record<'geometric' | 'pareto', readonly (readonly [number, number, number])[]>> = {
  geometric: [
    [0.3, 0.8, 2.5],
    [1, 0.5, 3],
    [3, 0.1, 3],
  ],
  pareto: [
    [0.5, 0.6, 0.5],
    [1, 0.5, 2],
    [3, 0.2, 3],
  ],
}

/**
 * The model of one kind that makes the customers' histories most likely, with standard errors from the observed
 * information and a certificate. Null when nobody bought twice: nothing then tells rates from stopping.
 *
 * Equal customers are counted, not repeated; a million fit in seconds. Same customers in any order, same model.
 *
 * @throws ShapeError when the customers cannot be.
 *
 * Source: as for the likelihoods; see `geometric-dropout.ts` and `pareto-nbd.ts`.
 */
export async function fitOrders<Unit extends TimeUnit>(
  kind: OrderModelKind,
  buyers: Buyers<Unit>,
  { signal }: FitOptions = {},
): Promise<OrderFit<Unit> | null> {
  checkBuyers(buyers)
  throwIfAborted(signal)
  const repeats = sum(buyers.x)
  if (repeats === 0) return null
  const groups = groupBuyers(buyers)
  const meanAge = sum(buyers.age) / buyers.n
  const all = likelihoodOf(kind, groups, groups.weights)
  const every = Math.ceil(groups.n / SAMPLE_GROUPS)
  const turn = takeTurns(signal)
  const isSampled = every > 1
  const few = isSampled ? everyOther(groups, groups.weights, every) : { buyers: groups, weights: groups.weights }
  const found = await maximizeLikelihood({
    all,
    sample: isSampled ? likelihoodOf(kind, few.buyers, few.weights) : all,
    customers: buyers.n,
    sampled: sum(few.weights),
    starts: STARTS[kind === 'pareto-nbd' ? 'pareto' : 'geometric'].map(([r, third, fourth]) => [
      r,
      Math.max((r * meanAge * buyers.n) / repeats, meanAge * 1e-3),
      third,
      kind === 'pareto-nbd' ? fourth * meanAge : fourth,
    ]),
    scales: [1, meanAge, 1, kind === 'pareto-nbd' ? meanAge : 1],
    turn: (whole) => turn(COST[kind] * (whole ? groups.n : few.buyers.n)),
  })
  const { parameters, logLikelihood, standardErrors, covariance, certificate } = found
  const model = toOrderModel(kind, buyers.unit, parameters)
  return { model, logLikelihood, standardErrors, covariance, certificate, customers: buyers.n, repeats }
}

function everyOther(groups: Buyers, weights: Float64Array, every: number): { buyers: Buyers; weights: Float64Array } {
  const rows = Float64Array.from({ length: Math.floor(groups.n / every) }, (_, i) => i * every)
  const take = (column: Float64Array): Float64Array => rows.map((row) => column[row]!)
  const buyers = { n: rows.length, unit: groups.unit, x: take(groups.x), tx: take(groups.tx), age: take(groups.age) }
  return { buyers, weights: take(weights) }
}
