import { throwIfAborted } from '../base/progress.ts'
import type { Refit } from '../clustering/k-means/k-means-refits.ts'
import { takeTurns } from '../clustering/turns.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { seededRandom } from '../numeric/random.ts'
import { randIndexOf } from './adjusted-rand-index.ts'
import { contingency } from './contingency.ts'
import { jaccardsOf } from './jaccard-by-cluster.ts'
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
  /** Resamples × k, row-major: the largest Jaccard overlap of each cluster. */
  readonly overlaps: Float64Array
  /** Per resample, the adjusted Rand index between its fit and the clustering under test. */
  readonly randIndices: Float64Array
  /** Per row of x, the resamples that put it into the partner of its own cluster; for noise, into none. */
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
  const overlaps = new Float64Array(count * k)
  const randIndices = new Float64Array(count)
  const agreed = new Uint8Array(x.n)
  for (let r = 0; r < count; r++) {
    throwIfAborted(signal)
    resampleWeights(seededRandom(seed, first + r), weights)
    const predict = await refit(weights, seed + first + r + 1)
    const found = await predict(x)
    const foundK = highest(found) + 1
    const counted = contingency(labels, k, found, foundK)
    const overlap = jaccardsOf(counted)
    overlaps.set(overlap.best, r * k)
    randIndices[r] = randIndexOf(counted)
    const partner = matchClusters(overlap.table, k, foundK)
    for (let i = 0; i < x.n; i++) if (agrees(partner, labels[i]!, found[i]!)) agreed[i]!++
    await turn(k * x.n)
  }
  return { overlaps, randIndices, agreed }
}

/** The highest label, 0 at least. */
function highest(labels: Int32Array): number {
  let most = 0
  for (let i = 0; i < labels.length; i++) if (labels[i]! > most) most = labels[i]!
  return most
}

/** A row without a cluster agrees with a fit that finds none for it, either. */
function agrees(partner: Int32Array, label: number, found: number): boolean {
  return label < 0 || found < 0 ? label === found : partner[label] === found
}
