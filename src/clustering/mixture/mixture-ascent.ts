import { toSharedFloats, toSharedInts } from '../../numeric/shared.ts'
import { densityOf, frameOf, type MixtureModel } from './mixture-density.ts'
import { massOf, shiftOf } from './mixture-moments.ts'
import { type GivenShares, type PassTools, passOver, totalWeight, type WeighedRows } from './mixture-pass.ts'
import { estimate, type MixtureKind, type MixtureStep } from './mixture-step.ts'

/** Where expectation and maximisation ended. */
export interface Ascent {
  readonly model: MixtureModel
  /** Of the model: the sum over all rows of weight times log density. */
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  readonly collapsed: readonly number[]
}

/** What kind of mixture, and when to stop. */
export interface AscentLimits extends MixtureKind {
  /** 1 or more. */
  readonly maxIterations: number
  /** Change of the mean log-likelihood that counts as standing still. */
  readonly tolerance: number
}

/** Where an ascent begins: at a mixture, or at who has which share of the rows. */
export type MixtureStart = MixtureModel | KnownShares
export interface KnownShares {
  readonly k: number
  readonly given: GivenShares
}

/**
 * Steps of expectation and maximisation until the mean log-likelihood stands still. A step looks at the mixture before it,
 * so that the last mixture is looked at once more.
 */
export async function ascend(
  rows: WeighedRows,
  start: MixtureStart,
  limits: AscentLimits,
  tools: PassTools,
  onStep: (iterations: number) => void,
): Promise<Ascent> {
  const total = totalWeight(rows)
  const first = 'given' in start ? await mixtureOfShares(rows, start, limits, tools) : start
  let step: MixtureStep = { model: first, collapsed: [] }
  let before = -Infinity
  let iterations = 0
  let converged = false
  while (!converged && iterations < limits.maxIterations) {
    const density = densityOf(step.model)
    const { logLikelihood, moments } = await passOver(rows, density, tools)
    step = estimate(moments, density.frame, limits)
    converged = Math.abs(logLikelihood - before) <= limits.tolerance * total
    before = logLikelihood
    iterations++
    onStep(iterations)
  }
  const { logLikelihood } = await passOver(rows, densityOf(step.model), tools)
  return { ...step, logLikelihood, iterations, converged }
}

/** The mixture of known shares: their means first, then the moments about these. */
async function mixtureOfShares(
  rows: WeighedRows,
  { k, given: own }: KnownShares,
  kind: MixtureKind,
  tools: PassTools,
): Promise<MixtureModel> {
  const { d } = rows
  const given = tools.threads.count > 1 ? inSharedMemory(own) : own
  const means = Float64Array.from({ length: k * d }, (_, at) => rows.data[at % d]!)
  const first = frameOf(means, k, d, kind.covariance)
  const { moments } = await passOver(rows, { frame: first, given }, tools)
  for (let j = 0; j < k; j++) {
    if (massOf(moments, first, j) === 0) continue
    for (const [c, shift] of shiftOf(moments, first, j).entries()) means[j * d + c]! += shift
  }
  const frame = frameOf(means, k, d, kind.covariance)
  return estimate((await passOver(rows, { frame, given }, tools)).moments, frame, kind).model
}

function inSharedMemory(given: GivenShares): GivenShares {
  return given instanceof Float64Array ? toSharedFloats(given) : toSharedInts(given)
}
