import { OptionError } from '../base/errors.ts'
import type { OnProgress } from '../base/progress.ts'
import { here, type Task, type Threads } from '../base/threads.ts'
import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { moments } from '../numeric/moments.ts'
import { principalAxes } from '../numeric/principal-axes.ts'
import { seededRandom } from '../numeric/random.ts'
import { oneStandardError } from './one-standard-error.ts'

/** Which k are tried, against what, and how the work is done. */
export interface GapOptions {
  /** The largest k that is tried, from 1. Default 8. */
  readonly maxK?: number
  /** Reference sets, from 1. Default 20. */
  readonly references?: number
  /**
   * Where reference rows are drawn from, uniformly: `box` spans the range of each column, `principal` the range along each
   * principal axis, which follows a slanting cloud. Default `principal`.
   */
  readonly box?: 'box' | 'principal'
  /** Default 42. */
  readonly seed?: number
  /** Seedings of k-means, for the rows and for each reference. Default 10. */
  readonly nInit?: number
  /** Default: the calling thread alone. Results do not depend on it. */
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** The k that was taken, and the curve behind it. */
export interface GapStatistic {
  /** The smallest k with gap(k) >= gap(k + 1) - error(k + 1); the last k where none has; 1 when all rows are equal. */
  readonly k: number
  /** The k that were tried: 1 to maxK, but none from which on nothing varies within the clusters. */
  readonly ks: number[]
  /** ln W per k, W the inertia. */
  readonly logWithin: number[]
  /** The mean of ln W over the references. */
  readonly expected: number[]
  /** expected - logWithin; higher is better. */
  readonly gaps: number[]
  /** Standard deviation over the references × sqrt(1 + 1 / references). */
  readonly errors: number[]
}

/**
 * How much tighter k-means packs the rows than it packs rows without structure: the gap between ln W of references drawn
 * uniformly and ln W of the rows, for each k, and the k that the one-standard-error rule takes. May say 1, unlike most.
 *
 * Departure: W is the inertia, half the paper's sum with squared distances over pairs, as in its equation 2; k-means is
 * the only clustering. Costs (references + 1) × maxK k-means.
 *
 * @throws OptionError when an option is out of range or there are no rows; ShapeError when x does not fit.
 *
 * Source: Tibshirani, Walther & Hastie (2001), Estimating the number of clusters in a data set via the gap statistic,
 * J. R. Statist. Soc. B 63, sections 2 to 4.
 */
export async function gapStatistic(x: Matrix, options: GapOptions = {}): Promise<GapStatistic> {
  const { maxK = 8, references = 20, box = 'principal', seed = 42, nInit = 10 } = options
  const { threads = here, signal, onProgress } = options
  checkMatrix(x)
  check({ maxK, references, nInit })
  if (x.n === 0) throw new OptionError('no rows to cluster; give at least one')
  const tried = Array.from({ length: Math.min(maxK, x.n) }, (_, i) => i + 1)
  const logs = await logInertias(x, tried, { seed, nInit, ...(signal && { signal }) })
  const end = areEqual(x) ? 0 : logs.findIndex((log) => log < logs[0]! - NOTHING_LEFT)
  const ks = end < 0 ? tried : tried.slice(0, end)
  const logWithin = logs.slice(0, ks.length)
  const span = spanOf(box === 'box' ? x : alongAxes(x))
  const inputs = Array.from({ length: references }, (_, stream) => ({ ...span, n: x.n, ks, seed, stream, nInit }))
  const drawn =
    ks.length === 0
      ? []
      : await threads.map(clusterReference, inputs, { signal, onDone: (done) => onProgress?.('gap statistic', done) })
  const byK = ks.map((_, at) => moments(Float64Array.from(drawn, (reference) => reference[at]!)))
  const expected = byK.map(({ mean }) => mean)
  const gaps = expected.map((mean, at) => mean - logWithin[at]!)
  const errors = byK.map(({ deviation }) => deviation * Math.sqrt(1 + 1 / references))
  return { k: Math.max(1, oneStandardError(gaps, errors)), ks, logWithin, expected, gaps, errors }
}

/** An inertia of e^-60 of all there is comes from rounding: every cluster holds equal rows. */
const NOTHING_LEFT = 60

function areEqual({ data, d }: Matrix): boolean {
  return data.every((value, at) => value === data[at % d])
}

/** A reference set to be drawn: n rows, uniform between the corners. */
interface Reference {
  readonly low: number[]
  readonly high: number[]
  readonly n: number
  readonly ks: readonly number[]
  readonly seed: number
  readonly stream: number
  readonly nInit: number
}

export const clusterReference: Task<Reference, number[]> = {
  module: import.meta.url,
  name: 'clusterReference',
  run: ({ low, high, n, ks, seed, stream, nInit }) => {
    const d = low.length
    const random = seededRandom(seed, REFERENCE_STREAM + stream)
    const data = new Float64Array(n * d)
    for (let at = 0; at < data.length; at++) data[at] = low[at % d]! + (high[at % d]! - low[at % d]!) * random()
    return logInertias({ data, n, d }, ks, { seed, nInit })
  },
}

/** Streams of the restarts count up from 0; these are out of their way. */
const REFERENCE_STREAM = 0x6a9c0000

async function logInertias(
  x: Matrix,
  ks: readonly number[],
  settings: { readonly seed: number; readonly nInit: number; readonly signal?: AbortSignal },
): Promise<number[]> {
  return (await kMeansByK(x, ks, settings)).map((fit) => Math.log(fit.inertia))
}

/** The rows in coordinates along their principal axes. They need not be turned back: distances stay what they are. */
function alongAxes(x: Matrix): Matrix {
  const { n, d } = x
  const axes = principalAxes(x)
  const data = new Float64Array(n * d)
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) {
      for (let c = 0; c < d; c++) data[i * d + a]! += x.data[i * d + c]! * axes[a * d + c]!
    }
  }
  return { data, n, d }
}

function spanOf({ data, n, d }: Matrix): { low: number[]; high: number[] } {
  const low = new Array<number>(d).fill(Infinity)
  const high = new Array<number>(d).fill(-Infinity)
  for (let at = 0; at < n * d; at++) {
    low[at % d] = Math.min(low[at % d]!, data[at]!)
    high[at % d] = Math.max(high[at % d]!, data[at]!)
  }
  return { low, high }
}

function check(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) throw new OptionError(`${name}=${value}; give a whole number from 1`)
  }
}
