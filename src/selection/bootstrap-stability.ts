import { OptionError } from '../base/errors.ts'
import type { OnProgress } from '../base/progress.ts'
import { here, type MapOptions, type Task, type Threads } from '../base/threads.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import type { PrepareRefits, Refit } from '../clustering/k-means/k-means-refits.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { moments } from '../numeric/moments.ts'
import { toSharedFloats, toSharedInts } from '../numeric/shared.ts'
import { type ResampleInput, type ResampleOutcome, testResamples } from './test-resamples.ts'

/** A method under test whose refits can run in other threads: plain data made of the rows once, and a task. */
export interface ThreadedRefits<Prepared> {
  readonly prepare: (rows: Matrix) => Prepared
  readonly task: Task<ResampleInput & { readonly prepared: Prepared }, ResampleOutcome>
}

/** The method under test, and how often it is tested. */
export interface StabilityOptions<Prepared = unknown> {
  /** The method under test, as refits of resampled rows. */
  readonly fit: PrepareRefits | ThreadedRefits<Prepared>
  /** Bootstraps, 1 or more. Default 50. */
  readonly resamples?: number
  /** Default 42. */
  readonly seed?: number
  /** Above so many rows a seeded sample of this size is resampled in place of all rows. Default 20,000. */
  readonly sampleSize?: number
  /** Where resamples run side by side, if `fit` is made for it; results do not depend on it. Default: the calling thread. */
  readonly threads?: Threads | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** Resamples that one task tests. */
const RESAMPLES_PER_TASK = 5

/** How well clusters survive a new draw of the rows. */
export interface Stability {
  /** Per cluster, the mean over the resamples of its largest Jaccard overlap, 0..1; from .75 on it is stable. */
  readonly jaccards: number[]
  /** Per cluster, the standard deviation of that overlap between resamples (divisor n). */
  readonly jaccardDeviations: number[]
  /** Adjusted Rand index between the labels and those of each fit, over the resamples; it hides an unstable small cluster. */
  readonly randIndex: { readonly mean: number; readonly deviation: number }
  /** Per row, the share of resamples that put it into the partner of its own cluster, 0..1; for noise, into none. */
  readonly confidence: Float64Array
  readonly resamples: number
  /** Rows that were resampled: n, or the sample size. */
  readonly rowsUsed: number
}

/**
 * How well each cluster survives a new draw of the customers: the method is fitted again to bootstrap resamples, every fit
 * labels all rows of x, and each cluster is compared with the one most like it. For `confidence` clusters are paired one
 * to one, most alike first, so that a fit which merges two of them agrees with one only. The method may find another
 * number of clusters in a resample, or none, and may leave rows out as noise.
 *
 * Departures: overlaps count all rows instead of the rows drawn, and above `sampleSize` rows a sample is resampled, which
 * makes large tables look a little less stable than they are.
 *
 * @param labels 0..k-1 per row, -1 for noise: the clustering under test.
 * @throws OptionError when `resamples` or `sampleSize` is no whole number of 1 or more; ShapeError when x or the labels do not fit.
 *
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52(1), section 3.1, scheme 1.
 */
export async function bootstrapStability<Prepared>(
  x: Matrix,
  labels: Int32Array,
  k: number,
  options: StabilityOptions<Prepared>,
): Promise<Stability> {
  const { fit: method, resamples = 50, seed = 42, sampleSize = 20_000, threads = here, signal, onProgress } = options
  checkMatrix(x)
  checkLabels(labels, x.n, k, -1)
  checkCount('resamples', resamples)
  checkCount('sampleSize', sampleSize)
  const shared = { ...x, data: toSharedFloats(x.data) }
  const rows = x.n <= sampleSize ? shared : takeRows(x, sampleRows(x.n, sampleSize, seed))
  const inputs: ResampleInput[] = []
  for (let first = 0; first < resamples; first += RESAMPLES_PER_TASK) {
    const count = Math.min(RESAMPLES_PER_TASK, resamples - first)
    inputs.push({ x: shared, labels: toSharedInts(labels), k, rows, seed, first, count })
  }
  const following = { signal, onDone: (done: number) => onProgress?.('stability', done) }
  const outcomes = await (typeof method === 'function'
    ? here.map(inThisThread(method(rows, signal)), inputs, following)
    : mapPrepared(threads, method, rows, inputs, following))
  return { ...addUp(outcomes, x.n, k, resamples), resamples, rowsUsed: rows.n }
}

function inThisThread(refit: Refit): Task<ResampleInput, ResampleOutcome> {
  return { module: '', name: '', run: (input, signal) => testResamples(input, refit, signal) }
}

function mapPrepared<Prepared>(
  threads: Threads,
  { prepare, task }: ThreadedRefits<Prepared>,
  rows: Matrix,
  inputs: readonly ResampleInput[],
  following: MapOptions,
): Promise<ResampleOutcome[]> {
  const prepared = prepare(rows)
  return threads.map(
    task,
    inputs.map((input) => ({ ...input, prepared })),
    following,
  )
}

function addUp(
  outcomes: readonly ResampleOutcome[],
  n: number,
  k: number,
  resamples: number,
): Pick<Stability, 'jaccards' | 'jaccardDeviations' | 'randIndex' | 'confidence'> {
  const overlaps = outcomes.flatMap((outcome) => [...outcome.overlaps])
  const byCluster = Array.from({ length: k }, (_, j) =>
    moments(Float64Array.from({ length: resamples }, (_, resample) => overlaps[resample * k + j]!)),
  )
  const agreed = new Float64Array(n)
  for (const outcome of outcomes) for (let i = 0; i < n; i++) agreed[i]! += outcome.agreed[i]!
  return {
    jaccards: byCluster.map(({ mean }) => mean),
    jaccardDeviations: byCluster.map(({ deviation }) => deviation),
    randIndex: moments(Float64Array.from(outcomes.flatMap((outcome) => [...outcome.randIndices]))),
    confidence: agreed.map((count) => count / resamples),
  }
}

function checkCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new OptionError(`${name}=${value}; give a whole number from 1`)
}
