import { OptionError } from '../base/errors.ts'
import { type OnProgress, throwIfAborted } from '../base/progress.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { checkMatrix } from '../clustering/check-matrix.ts'
import type { PrepareRefits } from '../clustering/k-means-refits.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { takeTurns } from '../clustering/turns.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { seededRandom } from '../numeric/random.ts'
import { jaccardByCluster } from './jaccard-by-cluster.ts'
import { matchClusters } from './match-clusters.ts'
import { resampleWeights } from './resample-weights.ts'

export interface StabilityOptions {
  /** The method under test, as refits of resampled rows. */
  readonly fit: PrepareRefits
  /** Bootstraps, 1 or more. Default 50. */
  readonly resamples?: number
  /** Default 42. */
  readonly seed?: number
  /** Above so many rows a seeded sample of this size is resampled in place of all rows. Default 20,000. */
  readonly sampleSize?: number
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

export interface Stability {
  /** Per cluster, the mean over the resamples of its largest Jaccard overlap, 0..1; from .75 on it is stable. */
  readonly jaccards: number[]
  /** Per row, the share of resamples that put it into the partner of its own cluster, 0..1. */
  readonly confidence: Float64Array
  readonly resamples: number
  /** Rows that were resampled: n, or the sample size. */
  readonly rowsUsed: number
}

/**
 * How well each cluster survives a new draw of the customers: the method is fitted again to bootstrap resamples, every fit
 * labels all rows of x, and each cluster is compared with the one most like it. For `confidence` clusters are paired one
 * to one, most alike first, so that a fit which merges two of them agrees with one only.
 *
 * Departures: overlaps count all rows instead of the rows drawn, and above `sampleSize` rows a sample is resampled, which
 * makes large tables look a little less stable than they are.
 *
 * @param labels 0..k-1 per row, the clustering under test.
 * @throws OptionError when `resamples` or `sampleSize` is no whole number of 1 or more; ShapeError when x or the labels do not fit.
 *
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52(1), section 3.1, scheme 1.
 */
export async function bootstrapStability(
  x: Matrix,
  labels: Int32Array,
  k: number,
  options: StabilityOptions,
): Promise<Stability> {
  const { fit: prepare, resamples = 50, seed = 42, sampleSize = 20_000, signal, onProgress } = options
  checkMatrix(x)
  checkLabels(labels, x.n, k)
  checkCount('resamples', resamples)
  checkCount('sampleSize', sampleSize)
  const rows = x.n <= sampleSize ? x : takeRows(x, sampleRows(x.n, sampleSize, seed))
  const refit = prepare(rows, signal)
  const turn = takeTurns(signal)
  const weights = new Float64Array(rows.n)
  const jaccards = new Float64Array(k)
  const agreed = new Float64Array(x.n)
  for (let resample = 0; resample < resamples; resample++) {
    throwIfAborted(signal)
    onProgress?.('stability', resample / resamples)
    resampleWeights(seededRandom(seed, resample), weights)
    const found = (await refit(weights, seed + resample + 1))(x)
    const foundK = found.reduce((most, label) => Math.max(most, label), 0) + 1
    const overlap = jaccardByCluster(labels, k, found, foundK)
    for (let j = 0; j < k; j++) jaccards[j]! += overlap.best[j]!
    const partner = matchClusters(overlap.table, k, foundK)
    for (let i = 0; i < x.n; i++) if (partner[labels[i]!] === found[i]) agreed[i]!++
    await turn(k * x.n)
  }
  onProgress?.('stability', 1)
  return {
    jaccards: Array.from(jaccards, (total) => total / resamples),
    confidence: agreed.map((count) => count / resamples),
    resamples,
    rowsUsed: rows.n,
  }
}

function checkCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new OptionError(`${name}=${value}; give a whole number from 1`)
}
