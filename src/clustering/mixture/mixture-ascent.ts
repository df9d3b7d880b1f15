import { toSharedFloats, toSharedInts } from '../../numeric/shared.ts'
import { densityOf, isDiagonal, type MixtureModel, paddedWidth } from './mixture-density.ts'
import { momentCount } from './mixture-moments.ts'
import {
  type GivenForm,
  type GivenShares,
  type PassTools,
  passOver,
  totalWeight,
  type WeighedRows,
} from './mixture-pass.ts'
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
  readonly maxIterations: number
  /** Change of the mean log-likelihood that counts as standing still. */
  readonly tolerance: number
}

/** Where an ascent begins: who has which share of the rows. */
export interface MixtureStart {
  readonly k: number
  readonly given: GivenShares
}

/**
 * Steps of expectation and maximisation from given shares, until the mean log-likelihood stands still. A step looks at
 * the mixture before it, so that the last mixture is looked at once more.
 */
export async function ascend(
  rows: WeighedRows,
  start: MixtureStart,
  limits: AscentLimits,
  tools: PassTools,
  onStep: (iterations: number) => void,
): Promise<Ascent> {
  const total = totalWeight(rows)
  let { model, collapsed } = await firstStep(rows, start, limits, tools)
  let before = -Infinity
  let iterations = 0
  let converged = false
  while (!converged && iterations < limits.maxIterations) {
    const density = densityOf(model)
    const { logLikelihood, moments } = await passOver(rows, density, tools)
    ;({ model, collapsed } = estimate(moments, density, limits))
    converged = Math.abs(logLikelihood - before) <= limits.tolerance * total
    before = logLikelihood
    iterations++
    onStep(iterations)
  }
  const { logLikelihood } = await passOver(rows, densityOf(model), tools)
  return { model, logLikelihood, iterations, converged, collapsed }
}

/** The mixture of the given shares: their means first, then the moments about these. */
async function firstStep(
  rows: WeighedRows,
  { k, given }: MixtureStart,
  limits: AscentLimits,
  tools: PassTools,
): Promise<MixtureStep> {
  const { d } = rows
  const width = paddedWidth(d)
  const means = new Float64Array(k * width)
  for (let j = 0; j < k; j++) means.set(rows.data.subarray(0, d), j * width)
  const form: GivenForm = {
    ...{ k, d, width, means, isDiagonal: isDiagonal(limits.covariance) },
    given: tools.threads.count > 1 ? inSharedMemory(given) : given,
  }
  const { moments } = await passOver(rows, form, tools)
  const count = momentCount(form)
  for (let j = 0; j < k; j++) {
    const mass = moments[j * count]!
    for (let c = 0; c < d && mass > 0; c++) means[j * width + c]! += moments[j * count + 1 + c]! / mass
  }
  return estimate((await passOver(rows, form, tools)).moments, form, limits)
}

function inSharedMemory(given: GivenShares): GivenShares {
  return given instanceof Float64Array ? toSharedFloats(given) : toSharedInts(given)
}
