import { here, type Threads } from '../../base/threads.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { toSharedFloats } from '../../numeric/shared.ts'
import { takeTurns } from '../turns.ts'
import { labelsInMixture } from './assign-to-mixture.ts'
import { checkMixture } from './check-mixture.ts'
import { type Ascent, ascend } from './mixture-ascent.ts'
import type { MixtureModel } from './mixture-density.ts'
import { type GivenShares, totalWeight, type WeighedRows } from './mixture-pass.ts'
import type { MixtureOptions, MixtureSettings } from './mixture-settings.ts'
import { mixtureStarts } from './mixture-starts.ts'

export interface MixtureResult extends MixtureModel {
  /** Component 0..k-1 of each row: the largest responsibility, ties to the lowest. */
  readonly labels: Int32Array
  /** Sum over the rows of weight times log density under the result: the total, not the mean. */
  readonly logLikelihood: number
  /** -2 logLikelihood + p ln(total weight), p the number of free parameters; lower is better. */
  readonly bic: number
  /** -2 logLikelihood + 2p; lower is better. */
  readonly aic: number
  readonly iterations: number
  /** False when `maxIterations` ended it. */
  readonly converged: boolean
  /** Components that only the regularisation keeps from zero width in some direction: their density says little. */
  readonly collapsed: readonly number[]
}

/**
 * Fits a mixture of k Gaussians to the rows of x by expectation and maximisation: every row belongs to every component
 * with a probability, its responsibility, and the likelihood rises with each step until it hardly does. The k that comes
 * back is smaller than asked for when x has fewer distinct rows, or a component lost all its weight.
 *
 * From 100,000 rows on the k-means that it starts from sees a seeded sample of 30,000 rows; the steps see all rows. A step
 * costs O(n k d²); beside x it keeps a label for each row, and a copy of x where several threads work.
 *
 * @throws OptionError when k is no whole number in 1..n, or another option is out of range.
 * @throws ShapeError when x, `weights` or `init` has the wrong length or holds NaN or an infinity, or values so large that
 * their squares overflow.
 *
 * Source: Dempster, Laird & Rubin (1977), section 4.3; BIC: Schwarz (1978). Defaults are scikit-learn's.
 */
export async function gaussianMixture(x: Matrix, options: MixtureOptions): Promise<MixtureResult> {
  const [result] = await search(x, [options.k], options, options.init)
  return result!
}

/**
 * `gaussianMixture` for several k, each with the same result as alone; one search for starts serves all.
 *
 * @returns one result per entry of `ks`, in its order.
 * @throws what `gaussianMixture` throws.
 */
export async function gaussianMixtureByK(
  x: Matrix,
  ks: readonly number[],
  settings: MixtureSettings = {},
): Promise<MixtureResult[]> {
  return search(x, ks, settings, undefined)
}

async function search(
  x: Matrix,
  ks: readonly number[],
  settings: MixtureSettings,
  init: GivenShares | undefined,
): Promise<MixtureResult[]> {
  checkMixture(x, ks, settings, init)
  const { covariance = 'full', maxIterations = 100, tolerance = 1e-3, regularisation = 1e-6 } = settings
  const { threads = here, signal, onProgress } = settings
  const tools = { threads, signal, turn: takeTurns(signal) }
  const limits = { covariance, maxIterations, tolerance, regularisation }
  onProgress?.('mixture', 0)
  const starts = init ? [[{ k: ks[0]!, given: init }]] : await mixtureStarts(x, ks, settings)
  const rows = shared(x, settings.weights, threads)
  const results: MixtureResult[] = []
  for (const [at, startsOfK] of starts.entries()) {
    const ends: Ascent[] = []
    for (const start of startsOfK) {
      const onStep = (iterations: number): void =>
        onProgress?.('mixture', (at + (ends.length + iterations / maxIterations) / startsOfK.length) / ks.length)
      ends.push(await ascend(rows, start, limits, tools, onStep))
    }
    results.push(resultOf(x, totalWeight(rows), mostLikely(ends)))
  }
  onProgress?.('mixture', 1)
  return results
}

function shared({ data, n, d }: Matrix, weights: Float64Array | undefined, threads: Threads): WeighedRows {
  const share = (values: Float64Array): Float64Array => (threads.count > 1 ? toSharedFloats(values) : values)
  return { data: share(data), n, d, weights: weights ? share(weights) : null }
}

function mostLikely(ends: readonly Ascent[]): Ascent {
  return ends.reduce((best, other) => (other.logLikelihood > best.logLikelihood ? other : best))
}

function resultOf(x: Matrix, total: number, { model, ...end }: Ascent): MixtureResult {
  const parameters = parameterCount(model)
  return {
    ...model,
    ...end,
    labels: labelsInMixture(model, x),
    bic: -2 * end.logLikelihood + parameters * Math.log(total),
    aic: -2 * end.logLikelihood + 2 * parameters,
  }
}

/** Free numbers: covariances, means, and all weights but one. */
function parameterCount({ k, d, covariance }: MixtureModel): number {
  const triangle = (d * (d + 1)) / 2
  const covariances = { full: k * triangle, tied: triangle, diag: k * d, spherical: k }[covariance]
  return covariances + k * d + k - 1
}
