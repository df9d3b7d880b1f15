import { OptionError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { here, type Threads } from '../../base/threads.ts'
import { nodeSums } from '../../neighbors/node-sums.ts'
import { squaredAcrossBoxes } from '../../neighbors/squared-distances.ts'
import { type UniquePoints, uniquePoints } from '../../neighbors/unique-points.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import { checkWeights } from '../../numeric/check-weights.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { sharedBytes, sharedInts } from '../../numeric/shared.ts'
import { UnionFind } from '../union-find.ts'
import { placeBorders } from './dbscan-borders.ts'
import { findCores } from './dbscan-cores.ts'
import { linkCores } from './dbscan-links.ts'
import { type DbscanSearch, LOOSE, splitCells, TIGHT } from './dbscan-search.ts'

/** What dense means, and how the work is done. */
export interface DbscanOptions {
  /** Radius in the units of x, above 0; the border counts. */
  readonly eps: number
  /** Weight within eps that makes a core point, the point itself included. Whole number from 1. Default 5. */
  readonly minSamples?: number
  /** One weight of 0 or more per row, as if the row stood there so often. Default: 1 each. */
  readonly weights?: Float64Array
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** Clusters of any shape, and the rows that made them. */
export interface DbscanResult {
  /** Cluster 0..k-1 of each row, -1 for noise. */
  readonly labels: Int32Array
  /** Clusters found; 0 when no row is a core point. */
  readonly k: number
  /** The rows that are core points, ascending. */
  readonly coreSamples: Uint32Array
}

/** Points of one piece of work; a link's piece has bookkeeping for all points, so that it is larger. */
const PART = 1 << 15
const LINK_PART = 1 << 17

/**
 * Clusters are what is densely connected: rows with at least `minSamples` rows within `eps` are core points, core points
 * within `eps` of each other belong together, and other rows within `eps` of a core point join its cluster. What
 * remains is noise. Distances are Euclidean and compared as squares.
 *
 * Labels equal scikit-learn's: clusters count from 0 by their lowest core row, and a row within reach of several
 * clusters joins the lowest of them. No rows give no labels.
 *
 * Exact. O(n log n) in practice for d of 8 or less, and O(n) memory whatever eps is.
 *
 * @throws OptionError when eps is not above 0 or `minSamples` is no whole number from 1.
 * @throws ShapeError when x or `weights` has the wrong length or holds NaN or an infinity, or a weight is negative.
 *
 * Source: Ester, Kriegel, Sander & Xu (1996), definitions 1 to 6. Boxes whose points are all within eps of each other
 * take the part of the grid cells of Gunawan (2013) and Wang, Gu & Shun (2020).
 */
export async function dbscan(x: Matrix, options: DbscanOptions): Promise<DbscanResult> {
  check(x, options)
  const { threads = here, signal, onProgress } = options
  if (x.n === 0) return { labels: new Int32Array(0), k: 0, coreSamples: new Uint32Array(0) }
  const points = uniquePoints(x, options.weights)
  const search = prepare(points, options)
  const during = (from: number, to: number) => ({
    signal,
    onDone: (share: number) => onProgress?.('dbscan', from + share * (to - from)),
  })
  await threads.map(findCores, splitCells(search, PART), during(0, 0.5))
  markStandIns(search)
  const links = await threads.map(linkCores, splitCells(search, LINK_PART), during(0.5, 0.8))
  const k = numberClusters(search, links)
  await threads.map(placeBorders, splitCells(search, PART), during(0.8, 1))
  return { ...spread(points, search, x.n), k }
}

function prepare({ tree, weights }: UniquePoints, { eps, minSamples = 5 }: DbscanOptions): DbscanSearch {
  const reach = eps * eps
  const kinds = sharedBytes(tree.nodeCount)
  const cells: number[] = []
  const stack = [0]
  while (stack.length > 0) {
    const node = stack.pop()!
    const at = node * 2 * tree.d
    const isTight = squaredAcrossBoxes(tree.boxes, at, tree.boxes, at, tree.d) <= reach
    if (isTight || tree.left[node]! < 0) {
      kinds[node] = isTight ? TIGHT : LOOSE
      cells.push(node)
    } else stack.push(tree.left[node]! + 1, tree.left[node]!)
  }
  const shared = sharedInts(cells.length)
  shared.set(cells)
  return {
    tree,
    weights,
    nodeWeights: nodeSums(tree, weights),
    reach,
    minSamples,
    cells: shared,
    kinds,
    isCore: sharedBytes(tree.n),
    hasCore: sharedBytes(tree.nodeCount),
    standIn: sharedInts(tree.n),
    clusters: sharedInts(tree.n),
  }
}

/** Says which nodes hold core points, and which point stands for each of them. */
function markStandIns({ tree, cells, kinds, isCore, hasCore, standIn }: DbscanSearch): void {
  for (const cell of cells) {
    let first = -1
    for (let i = tree.start[cell]!; i < tree.end[cell]!; i++) {
      if (isCore[i] === 0) continue
      if (first < 0 || kinds[cell] === LOOSE) first = i
      standIn[i] = first
    }
    if (first >= 0) hasCore[cell] = 1
  }
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    const a = tree.left[node]!
    if (a >= 0 && kinds[node] === 0) hasCore[node] = hasCore[a]! | hasCore[a + 1]!
  }
}

/** Joins the links and numbers the clusters of core points by their lowest row; returns how many there are. */
function numberClusters({ tree, isCore, standIn, clusters }: DbscanSearch, links: readonly Int32Array[]): number {
  const sets = new UnionFind(tree.n)
  for (const pairs of links) for (let at = 0; at < pairs.length; at += 2) sets.join(pairs[at]!, pairs[at + 1]!)
  const lowest = new Map<number, number>()
  for (let i = 0; i < tree.n; i++) {
    clusters[i] = -1
    if (isCore[i] === 0) continue
    const set = sets.find(standIn[i]!)
    const row = tree.order[i]!
    if (row < (lowest.get(set) ?? Number.POSITIVE_INFINITY)) lowest.set(set, row)
  }
  const numbers = new Int32Array(tree.n)
  for (const [number, [set]] of [...lowest].sort((a, b) => a[1] - b[1]).entries()) numbers[set] = number
  for (let i = 0; i < tree.n; i++) if (isCore[i] === 1) clusters[i] = numbers[sets.find(standIn[i]!)]!
  return lowest.size
}

/** From distinct points back to rows. */
function spread(
  { first, rows }: UniquePoints,
  { isCore, clusters }: DbscanSearch,
  n: number,
): Pick<DbscanResult, 'labels' | 'coreSamples'> {
  const labels = new Int32Array(n)
  const cores: number[] = []
  for (let u = 0; u < clusters.length; u++) {
    for (let at = first[u]!; at < first[u + 1]!; at++) {
      labels[rows[at]!] = clusters[u]!
      if (isCore[u] === 1) cores.push(rows[at]!)
    }
  }
  return { labels, coreSamples: Uint32Array.from(cores).sort() }
}

function check(x: Matrix, { eps, minSamples = 5, weights }: DbscanOptions): void {
  checkMatrix(x)
  if (weights !== undefined) checkWeights(weights, x.n)
  if (!(eps > 0 && eps < Number.POSITIVE_INFINITY)) {
    throw new OptionError(`eps=${eps} is no radius; give a finite distance above 0`)
  }
  if (!Number.isInteger(minSamples) || minSamples < 1) {
    throw new OptionError(`minSamples=${minSamples}; give a whole number from 1`)
  }
}
