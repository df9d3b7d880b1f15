import { OptionError, ShapeError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { here, type Threads } from '../../base/threads.ts'
import { type BoxTree, type BoxTreeOptions, buildBoxTree } from '../../neighbors/box-tree.ts'
import { buildGuidedTree } from '../../neighbors/guided-tree.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import { checkWeights } from '../../numeric/check-weights.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { sampleRows, takeRows } from '../sample-rows.ts'
import { assignToCenters } from './assign-to-centers.ts'
import { labelsBy } from './labels-by.ts'
import type { Descent } from './lloyd.ts'
import { createMasses, type WeightedTree, weigh } from './node-masses.ts'
import { bestRestarts, descentTask } from './restarts.ts'
import { isFlat } from './share-flat.ts'
import { weighBy } from './weigh-by.ts'

/** What k-means needs beside k. */
export interface KMeansSettings {
  /** Whole number; same seed, same bytes. Default 42. */
  readonly seed?: number
  /** Seedings to start from; the best end wins. Default 50. */
  readonly nInit?: number
  /** Steps a descent may take. Default 300. */
  readonly maxIterations?: number
  /** Largest sum of squared centre movements that ends a descent, in squared units of x. Default 0: no label changes. */
  readonly tolerance?: number
  /** One weight of 0 or more per row, as if the row stood there so often. Default: 1 each. */
  readonly weights?: Float64Array
  /** Where restarts and descents run side by side; results do not depend on it. Default: the calling thread. */
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

export interface KMeansOptions extends KMeansSettings {
  /** Number of clusters, 1..n. */
  readonly k: number
  /** k × d centres to start from, row-major, in place of seedings. */
  readonly init?: Float64Array
}

export interface KMeansResult {
  /** Cluster 0..k-1 of each row: the nearest centre, ties to the lowest. */
  readonly labels: Int32Array
  /** k × d, row-major, in the units of x. */
  readonly centers: Float64Array
  /** Clusters found: fewer than asked for when x has fewer distinct rows. No cluster is empty. */
  readonly k: number
  readonly d: number
  /** Weighted sum of squared distances to the nearest centre; lower is better, 0 when every row is a centre. */
  readonly inertia: number
  /** Steps of the descent that won, as restart and as finalist. */
  readonly iterations: number
  /** False when `maxIterations` ended it. */
  readonly converged: boolean
}

/** From so many rows on, restarts run on a sample. */
const LARGE = 100_000
const SAMPLE_SIZE = 30_000
/** Best ends of the restarts that are carried on until no label changes. */
const FINALISTS = 2
/** For the progress shown: restarts take about this share of the time. */
const SHARE_OF_RESTARTS = 0.7

/**
 * Divides the rows of x into k clusters so that the squared distances to the cluster means add up to little: the best of
 * `nInit` descents by Lloyd's algorithm, each from a greedy k-means++ seeding. The descents end when the centres roughly
 * stand still, the best quarter is carried on until they nearly do, and of these the two best until no label changes. A cluster that loses all its rows gets
 * the row farthest from every centre. No number of restarts proves the optimum.
 *
 * From 100,000 rows on the restarts run on a seeded sample of 30,000 rows, and the two finalists on all rows.
 *
 * Steps are exact. With up to four columns a kd-tree skips most distances; with more, all points are compared with all
 * centres, which WebAssembly does for two points at a time.
 *
 * @throws OptionError when k is no whole number in 1..n, or another option is out of range.
 * @throws ShapeError when x, `weights` or `init` has the wrong length or holds NaN or an infinity.
 *
 * Source: Lloyd (1982), method I; Arthur & Vassilvitskii (2007), section 2.2; Kanungo et al. (2002), section 2.
 */
export async function kMeans(x: Matrix, options: KMeansOptions): Promise<KMeansResult> {
  const [result] = await search(x, [options.k], options, options.init)
  return result!
}

/**
 * `kMeans` for several k, each with the same result as alone; the tree over the rows is built once.
 *
 * @returns one result per entry of `ks`, in its order.
 * @throws what `kMeans` throws.
 */
export async function kMeansByK(
  x: Matrix,
  ks: readonly number[],
  settings: KMeansSettings = {},
): Promise<KMeansResult[]> {
  return search(x, ks, settings, undefined)
}

async function search(
  x: Matrix,
  ks: readonly number[],
  settings: KMeansSettings,
  init: Float64Array | undefined,
): Promise<KMeansResult[]> {
  check(x, ks, settings, init)
  const { seed = 42, nInit = 50, maxIterations = 300, tolerance = 0, weights, threads = here, signal } = settings
  const isLarge = x.n >= LARGE && init === undefined
  let done = 0
  const sample = isLarge ? plantSample(x, weights, seed) : undefined
  const [fromSample, all] = await Promise.all([
    sample && searchAll(sample),
    sample ? plantBy(threads, x, weights, sample.tree, signal) : plant(x, weights),
  ])
  const found = fromSample ?? (init ? ks.map((k) => [{ centers: init, k, iterations: 0 }]) : await searchAll(all))
  const starts = await Promise.all(ks.map((k, i) => (isLarge && found[i]![0]!.k < k ? finalists(all, k) : found[i]!)))
  const ends = await threads.map(
    descentTask,
    starts.flat().map((start) => ({ ...all, start, limits: { maxIterations, tolerance } })),
    {
      signal,
      onDone: (share) => settings.onProgress?.('k-means', SHARE_OF_RESTARTS + share * (1 - SHARE_OF_RESTARTS)),
    },
  )
  let next = 0
  return Promise.all(
    starts.map(async (ofK) => {
      const descents = ofK.map((start) => {
        const end = ends[next++]!
        return { ...end, iterations: start.iterations + end.iterations }
      })
      const { centers, k, inertia, iterations, converged } = least(descents)
      const labels = isLarge
        ? await labelsBy(threads, all.tree, centers, k, signal)
        : assignToCenters(centers, k, x.d, x)
      return { labels, centers, k, d: x.d, inertia, iterations, converged }
    }),
  )

  function searchAll(planted: WeightedTree): Promise<Finalist[][]> {
    return Promise.all(
      ks.map(async (k) => {
        const found = await finalists(planted, k)
        settings.onProgress?.('k-means', (++done / ks.length) * SHARE_OF_RESTARTS)
        return found
      }),
    )
  }

  function finalists(planted: WeightedTree, k: number): Promise<Descent[]> {
    return bestRestarts(planted, k, { nInit, seed, keep: FINALISTS, maxIterations }, threads, signal)
  }
}

/** Where a descent over all rows begins: a finalist, or the caller's own centres. */
type Finalist = Pick<Descent, 'centers' | 'k' | 'iterations'>

function plant(x: Matrix, weights: Float64Array | undefined, options: BoxTreeOptions = {}): WeightedTree {
  const tree = buildBoxTree(x, options)
  return { tree, masses: weigh(tree, weights, createMasses(tree)) }
}

/** Where all points are compared with all centres, a tree needs no more than its root. */
async function plantBy(
  threads: Threads,
  x: Matrix,
  weights: Float64Array | undefined,
  guide: BoxTree,
  signal: AbortSignal | undefined,
): Promise<WeightedTree> {
  if (isFlat(x)) return plant(x, weights, { leafSize: x.n })
  const tree = await buildGuidedTree(threads, x, guide, { signal })
  return { tree, masses: await weighBy(threads, tree, weights, signal) }
}

function plantSample(x: Matrix, weights: Float64Array | undefined, seed: number): WeightedTree {
  const rows = sampleRows(x.n, SAMPLE_SIZE, seed)
  return plant(takeRows(x, rows), weights && Float64Array.from(rows, (row) => weights[row]!))
}

function least(descents: readonly Descent[]): Descent {
  return descents.reduce((best, other) => (other.inertia < best.inertia ? other : best))
}

function check(x: Matrix, ks: readonly number[], settings: KMeansSettings, init: Float64Array | undefined): void {
  checkMatrix(x)
  for (const k of ks) {
    if (!Number.isInteger(k) || k < 1)
      throw new OptionError(`k=${k} is no number of clusters; give a whole number from 1`)
    if (k > x.n) throw new OptionError(`k=${k} exceeds the ${x.n} rows; choose k of ${x.n} or less`)
    if (init !== undefined && (init.length !== k * x.d || !init.every(Number.isFinite))) {
      throw new ShapeError(
        `init holds ${init.length} values for ${k} x ${x.d}; give ${k * x.d} finite ones, row by row`,
      )
    }
  }
  const { nInit = 50, maxIterations = 300, tolerance = 0, weights } = settings
  if (weights !== undefined) checkWeights(weights, x.n)
  if (!Number.isInteger(nInit) || nInit < 1) throw new OptionError(`nInit=${nInit}; give a whole number from 1`)
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new OptionError(`maxIterations=${maxIterations}; give a whole number from 1`)
  }
  if (!(tolerance >= 0)) throw new OptionError(`tolerance=${tolerance}; give 0 or more`)
}
