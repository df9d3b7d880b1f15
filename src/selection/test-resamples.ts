import { throwIfAborted } from '../base/progress.ts'
import type { Refit } from '../clustering/k-means-refits.ts'
import { takeTurns } from '../clustering/turns.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { seededRandom } from '../numeric/random.ts'
import { jaccardByCluster } from './jaccard-by-cluster.ts'
import { matchClusters } from './match-clusters.ts'
import { resampleWeights } from './resample-weights.ts'

/** Some resamples of a bootstrap, at most 255. */
export interface ResampleInput {
  readonly x: Matrix
  readonly labels: Int32Array
  readonly k: number
  /** Rows that a resample draws from. */
  readonly rows: Matrix
  readonly seed: number
  readonly first: number
  readonly count: number
}

/** What these resamples add to the whole. */
export interface ResampleOutcome {
  /** Per cluster, the sum over the resamples of its largest Jaccard overlap. */
  readonly jaccards: Float64Array
  /** Per row of x, the resamples that put it into the partner of its own cluster. */
  readonly agreed: Uint8Array
}

/** Refits each resample, from stream r of the seed, and compares how the fit labels x with the labels under test. */
export async function testResamples(
  { x, labels, k, rows, seed, first, count }: ResampleInput,
  refit: Refit,
  signal: AbortSignal | undefined,
): Promise<ResampleOutcome> {
  const turn = takeTurns(signal)
  const weights = new Float64Array(rows.n)
  const jaccards = new Float64Array(k)
  const agreed = new Uint8Array(x.n)
  for (let resample = first; resample < first + count; resample++) {
    throwIfAborted(signal)
    resampleWeights(seededRandom(seed, resample), weights)
    const found = (await refit(weights, seed + resample + 1))(x)
    const foundK = found.reduce((most, label) => Math.max(most, label), 0) + 1
    const overlap = jaccardByCluster(labels, k, found, foundK)
    for (let j = 0; j < k; j++) jaccards[j]! += overlap.best[j]!
    const partner = matchClusters(overlap.table, k, foundK)
    for (let i = 0; i < x.n; i++) if (partner[labels[i]!] === found[i]) agreed[i]!++
    await turn(k * x.n)
  }
  return { jaccards, agreed }
}
