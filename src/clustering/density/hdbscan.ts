import { OptionError, ShapeError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { here, type Threads } from '../../base/threads.ts'
import { nearestOfAll } from '../../neighbors/nearest-of-all.ts'
import { type UniquePoints, uniquePoints } from '../../neighbors/unique-points.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { spanningTree } from '../agglomerative/spanning-tree.ts'
import { type CondensedTree, condenseTree } from './condensed-tree.ts'
import { squaredCoreDistances } from './core-distances.ts'
import { mergeLevels } from './merge-levels.ts'
import { type ClusterSelection, selectClusters } from './select-clusters.ts'

/** What a cluster must have, which ones are taken, and how the work is done. */
export interface HdbscanOptions {
  /** Fewest rows of a cluster, 2..n. Default 5. */
  readonly minClusterSize?: number
  /** Rows, the row itself counted, that make up its core distance: 1..n. Larger is more cautious. Default: `minClusterSize`. */
  readonly minSamples?: number
  /** `eom`: the most persistent clusters; `leaf`: the smallest, finest ones. Default `eom`. */
  readonly selection?: ClusterSelection
  /** Clusters closer together than this, in the units of x, are not told apart. Default 0. */
  readonly epsilon?: number
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** The clusters that last, and the tree that they were taken from. */
export interface HdbscanResult {
  /** Cluster 0..k-1 of each row, numbered by their lowest row; -1 for noise. */
  readonly labels: Int32Array
  /** How long each row stays in its cluster as the density rises, 0..1; 0 for noise. */
  readonly probabilities: Float64Array
  /** Clusters found; 0 when the data never splits in two. */
  readonly k: number
  /** All clusters at all densities, with the rows that leave them. */
  readonly tree: CondensedTree
  /** Distance of each row to its `minSamples`-th nearest row, itself counted. */
  readonly coreDistances: Float64Array
  /** For each cluster of `labels` the distance below which it stands apart. */
  readonly reaches: Float64Array
}

/**
 * Clusters of different densities: components of the rows as the allowed distance falls, of which the ones that persist
 * are selected. Distances are mutual reachability distances, max(core(a), core(b), |a - b|), where the core distance
 * reaches to the `minSamples`-th row, itself counted. What belongs to no selected cluster is noise.
 *
 * All distances that are equal make one step, so that the result does not depend on the order of the rows, whatever is
 * tied. Equal rows are never split up. Distance 0 counts as the smallest other distance where 1 / distance is asked for.
 *
 * Exact, O(n log n) in practice for d of 4 or less; more columns make the search for neighbours longer.
 *
 * @throws OptionError when `minClusterSize`, `minSamples` or `epsilon` is out of range.
 * @throws ShapeError when x is empty, has the wrong length or holds NaN or an infinity.
 *
 * Source: Campello, Moulavi & Sander (2013); McInnes & Healy (2017) for finding it by a spanning tree.
 */
export async function hdbscan(x: Matrix, options: HdbscanOptions = {}): Promise<HdbscanResult> {
  check(x, options)
  const { minClusterSize = 5, minSamples = minClusterSize, selection = 'eom', epsilon = 0, onProgress } = options
  const { threads = here, signal } = options
  const during = (from: number, to: number) => ({
    signal,
    onDone: (share: number) => onProgress?.('hdbscan', from + share * (to - from)),
  })
  const points = uniquePoints(x)
  const { tree } = points
  const lists = await nearestOfAll(tree, Math.min(Math.max(minSamples, LIST), tree.n), threads, during(0, 0.4))
  const cores = squaredCoreDistances(lists, points.weights, minSamples)
  const edges = await spanningTree(tree, lists, { threads, cores, ...during(0.4, 0.95) })
  const condensed = condenseTree(mergeLevels(points, edges, cores), tree.n, minClusterSize)
  const selected = selectClusters(condensed, selection, epsilon)
  onProgress?.('hdbscan', 1)
  return describe(points, cores, condensed, selected, x.n)
}

/** Neighbours listed of each point at least, to answer the spanning tree's questions. */
const LIST = 6

/** From distinct points and clusters of the tree to rows and labels. */
function describe(
  points: UniquePoints,
  cores: Float64Array,
  tree: CondensedTree,
  selected: Uint8Array,
  n: number,
): HdbscanResult {
  const holders = Int32Array.from(selected, (isSelected, cluster) => (isSelected ? cluster : -1))
  for (let cluster = 1; cluster < holders.length; cluster++) {
    if (holders[cluster]! < 0) holders[cluster] = holders[tree.parents[cluster]!]!
  }
  const pointOf = new Int32Array(n)
  for (let u = 0; u < points.tree.n; u++) {
    for (let at = points.first[u]!; at < points.first[u + 1]!; at++) pointOf[points.rows[at]!] = u
  }
  const numbers = new Int32Array(selected.length).fill(-1)
  const reaches: number[] = []
  const labels = new Int32Array(n).fill(-1)
  const probabilities = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const u = pointOf[row]!
    const holder = holders[tree.rowClusters[u]!]!
    if (holder < 0) continue
    if (numbers[holder]! < 0) numbers[holder] = reaches.push(1 / tree.births[holder]!) - 1
    labels[row] = numbers[holder]!
    probabilities[row] = Math.min(1, tree.rowDensities[u]! / tree.deaths[holder]!)
  }
  return {
    labels,
    probabilities,
    k: reaches.length,
    tree: {
      ...tree,
      rowClusters: Int32Array.from(pointOf, (u) => tree.rowClusters[u]!),
      rowDensities: Float64Array.from(pointOf, (u) => tree.rowDensities[u]!),
    },
    coreDistances: Float64Array.from(pointOf, (u) => Math.sqrt(cores[u]!)),
    reaches: Float64Array.from(reaches),
  }
}

function check(x: Matrix, options: HdbscanOptions): void {
  checkMatrix(x)
  if (x.n === 0) throw new ShapeError('there are no rows to cluster; give at least two')
  const { minClusterSize = 5, minSamples = minClusterSize, selection = 'eom', epsilon = 0 } = options
  if (!Number.isInteger(minClusterSize) || minClusterSize < 2 || minClusterSize > x.n) {
    throw new OptionError(`minClusterSize=${minClusterSize} for ${x.n} rows; give a whole number from 2 to ${x.n}`)
  }
  if (!Number.isInteger(minSamples) || minSamples < 1 || minSamples > x.n) {
    throw new OptionError(`minSamples=${minSamples} for ${x.n} rows; give a whole number from 1 to ${x.n}`)
  }
  if (selection !== 'eom' && selection !== 'leaf') {
    throw new OptionError(`selection=${String(selection)} is unknown; choose eom or leaf`)
  }
  if (!(epsilon >= 0 && epsilon < Number.POSITIVE_INFINITY)) {
    throw new OptionError(`epsilon=${epsilon}; give a finite distance of 0 or more`)
  }
}
