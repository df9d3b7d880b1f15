import { here, type Threads } from '../../base/threads.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { toSharedFloats } from '../../numeric/shared.ts'
import { sampleRows, takeRows } from '../sample-rows.ts'
import { takeTurns } from '../turns.ts'
import { labelsInMixture } from './assign-to-mixture.ts'
import { checkMixture } from './check-mixture.ts'
import { type Ascent, ascend, type MixtureStart } from './mixture-ascent.ts'
import type { MixtureModel } from './mixture-density.ts'
import { type GivenShares, totalWeight, type WeighedRows } from './mixture-pass.ts'
import type { MixtureOptions, MixtureSettings } from './mixture-settings.ts'
import { mixtureStarts } from './mixture-starts.ts'

/** A fitted mixture with the labels of its rows, and how the fit ended. */
export interface MixtureResult extends MixtureModel {
  /** Component 0..k-1 of each row: the largest responsibility, ties to the lowest. */
  readonly labels: Int32Array
  /** Sum over the rows of weight times log density under the result: the total, not the mean. */
  readonly logLikelihood: number
  /** -2 logLikelihood + p ln(total weight), p the number of free parameters; lower is better. */
  readonly bic: number
  /** -2 logLikelihood + 2p; lower is better. */
  readonly aic: number
  /** Steps over all rows. */
  readonly iterations: number
  /** False when `maxIterations` ended it. */
  readonly converged: boolean
  /** Components that only the regularisation keeps from zero width in some direction: their density says little. */
  readonly collapsed: readonly number[]
}

/** From so many rows on, a sample finds where to begin. */
const LARGE = 100_000
const SAMPLE_SIZE = 30_000
/** A step over the sample is cheap: it goes on until the gain is so much smaller. */
const SAMPLE_TOLERANCE = 0.1
/** For the progress shown: the sample takes about this share of the time. */
const SHARE_OF_SAMPLE = 0.5

/**
 * Fits a mixture of k Gaussians to the rows of x by expectation and maximisation: every row belongs to every component
 * with a probability, its responsibility, and the likelihood rises with each step until it hardly does. The k that comes
 * back is smaller than asked for when x has fewer distinct rows, or a component lost all its weight.
 *
 * It starts from k-means. From 100,000 rows on it starts from the mixture of a seeded sample of 30,000 rows, fitted to a
 * tenth of the tolerance, so that the steps over all rows are few. A step costs O(n k d²); beside x it keeps a label for
 * each row, and a copy of x where several threads work.
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
  const starts = init ? [[{ k: ks[0]!, given: init }]] : await findStarts(x, ks, { ...settings, tolerance })
  const rows = shared(x, settings.weights, threads)
  const begun = x.n >= LARGE && init === undefined ? SHARE_OF_SAMPLE : 0
  const results: MixtureResult[] = []
  for (const [at, startsOfK] of starts.entries()) {
    const ends: Ascent[] = []
    for (const start of startsOfK) {
      const onStep = (iterations: number): void => {
        const done = (at + (ends.length + iterations / maxIterations) / startsOfK.length) / ks.length
        onProgress?.('mixture', begun + done * (1 - begun))
      }
      ends.push(await ascend(rows, start, limits, tools, onStep))
    }
    results.push(resultOf(x, totalWeight(rows), mostLikely(ends)))
  }
  onProgress?.('mixture', 1)
  return results
}

/** k-means clusterings; from many rows on, the mixtures of a sample, where it has as many components as are wanted. */
async function findStarts(x: Matrix, ks: readonly number[], settings: SampleSettings): Promise<MixtureStart[][]> {
  if (x.n < LARGE) return mixtureStarts(x, ks, settings)
  const rows = sampleRows(x.n, SAMPLE_SIZE, settings.seed ?? 42)
  const weights = settings.weights && Float64Array.from(rows, (row) => settings.weights![row]!)
  if (weights && !weights.some((weight) => weight > 0)) return mixtureStarts(x, ks, settings)
  const found = await gaussianMixtureByK(takeRows(x, rows), ks, {
    ...settings,
    ...(weights && { weights }),
    tolerance: settings.tolerance * SAMPLE_TOLERANCE,
    onProgress: (stage, done) => settings.onProgress?.(stage, (done ?? 0) * SHARE_OF_SAMPLE),
  })
  return found.every(({ k }, i) => k === ks[i]) ? found.map((mixture) => [mixture]) : mixtureStarts(x, ks, settings)
}

interface SampleSettings extends MixtureSettings {
  readonly tolerance: number
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
