import { takeRows } from '../clustering/sample-rows.ts'
import { type BoxTree, buildBoxTree } from '../neighbors/box-tree.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { sharedFloats, sharedInts } from '../numeric/shared.ts'

/**
 * The distinct points of every cluster, each once with its weight, cluster after cluster, and a kd-tree over each cluster.
 * Their order depends on the points alone, so that sums over them do not depend on the order of the rows. All of it
 * stands in shared memory.
 */
export interface PointCloud {
  /** Distinct points. */
  readonly n: number
  readonly d: number
  readonly k: number
  /** Row-major, scaled by a power of two so that the largest coordinate is about 1: no square overflows or vanishes. */
  readonly points: Float64Array
  /** How many rows a point stands for, or their weights added up. */
  readonly weights: Float64Array
  /** Cluster j holds the points starts[j] up to but not including starts[j + 1]; none when its rows have no weight. */
  readonly starts: Int32Array
  /** Weight per cluster. */
  readonly totals: Float64Array
  /** Root of each cluster among the nodes below, -1 for a cluster without points. */
  readonly roots: Int32Array
  /** Points of node v: nodeStart[v] up to but not including nodeEnd[v]. Children stand after their parent. */
  readonly nodeStart: Int32Array
  readonly nodeEnd: Int32Array
  /** First child of node v, the second is the next; -1 marks a leaf. */
  readonly left: Int32Array
}

/** Rows of weight 0 are left out: `pointOf`, the point of each row, is -1 for them. O(n log n). */
export function pointCloud(
  x: Matrix,
  labels: Int32Array,
  k: number,
  weights?: Float64Array,
): { readonly cloud: PointCloud; readonly pointOf: Int32Array } {
  const rowsOf = rowsByCluster(labels, k, weights)
  const trees = rowsOf.map((rows) => (rows.length > 0 ? buildBoxTree(takeRows(x, rows)) : undefined))
  const nodeCount = trees.reduce((count, tree) => count + (tree?.nodeCount ?? 0), 0)
  const scale = powerOfTwoFor(x.data)
  const pointOf = new Int32Array(x.n).fill(-1)
  const cloud: PointCloud = {
    n: 0,
    d: x.d,
    k,
    points: sharedFloats(x.n * x.d),
    weights: sharedFloats(x.n),
    starts: sharedInts(k + 1),
    totals: sharedFloats(k),
    roots: sharedInts(k).fill(-1),
    nodeStart: sharedInts(nodeCount),
    nodeEnd: sharedInts(nodeCount),
    left: sharedInts(nodeCount),
  }
  let nodes = 0
  for (let j = 0; j < k; j++) {
    const tree = trees[j]
    cloud.starts[j + 1] = cloud.starts[j]!
    if (tree === undefined) continue
    const places = addPoints(cloud, j, { tree, rows: rowsOf[j]!, weights, scale, pointOf })
    addNodes(cloud, j, tree, places, nodes)
    nodes += tree.nodeCount
  }
  return { cloud: { ...cloud, n: cloud.starts[k]! }, pointOf }
}

function rowsByCluster(labels: Int32Array, k: number, weights: Float64Array | undefined): Uint32Array[] {
  const sizes = new Uint32Array(k)
  for (let i = 0; i < labels.length; i++) if (weights?.[i] !== 0) sizes[labels[i]!]!++
  const rowsOf = Array.from(sizes, (size) => new Uint32Array(size))
  sizes.fill(0)
  for (let i = 0; i < labels.length; i++) {
    const j = labels[i]!
    if (weights?.[i] !== 0) rowsOf[j]![sizes[j]!++] = i
  }
  return rowsOf
}

function powerOfTwoFor(data: Float64Array): number {
  let largest = 0
  for (const value of data) largest = Math.max(largest, Math.abs(value))
  return largest === 0 ? 1 : 2 ** -Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(largest))))
}

/** One cluster on its way into the cloud. */
interface Arrival {
  readonly tree: BoxTree
  /** Rows of the matrix, by row of the tree. */
  readonly rows: Uint32Array
  readonly weights: Float64Array | undefined
  readonly scale: number
  readonly pointOf: Int32Array
}

/** Appends the distinct points of cluster j. Returns the point at each tree position, and behind it the first free one. */
function addPoints(to: PointCloud, j: number, { tree, rows, weights, scale, pointOf }: Arrival): Int32Array {
  const { n, d, points, order } = tree
  const sorted = sortedLeaves(tree)
  const places = new Int32Array(n + 1)
  let place = to.starts[j]! - 1
  for (let i = 0; i < n; i++) {
    const at = sorted[i]!
    if (i === 0 || compare(points, d, sorted[i - 1]!, at) !== 0) {
      place++
      for (let c = 0; c < d; c++) to.points[place * d + c] = scale * points[at * d + c]!
    }
    const row = rows[order[at]!]!
    const weight = weights?.[row] ?? 1
    places[i] = place
    pointOf[row] = place
    to.weights[place]! += weight
    to.totals[j]! += weight
  }
  places[n] = place + 1
  to.starts[j + 1] = place + 1
  return places
}

/** Equal points share a leaf, so that every node begins with a point of its own. */
function addNodes(to: PointCloud, j: number, tree: BoxTree, places: Int32Array, first: number): void {
  to.roots[j] = first
  for (let v = 0; v < tree.nodeCount; v++) {
    to.nodeStart[first + v] = places[tree.start[v]!]!
    to.nodeEnd[first + v] = places[tree.end[v]!]!
    to.left[first + v] = tree.left[v]! < 0 ? -1 : tree.left[v]! + first
  }
}

/** Tree positions, those of each leaf sorted by coordinates: leaves are short, or all of their points are equal. */
function sortedLeaves(tree: BoxTree): Int32Array {
  const sorted = new Int32Array(tree.n)
  for (let v = 0; v < tree.nodeCount; v++) {
    if (tree.left[v]! >= 0) continue
    const start = tree.start[v]!
    for (let i = start; i < tree.end[v]!; i++) {
      let to = i
      for (; to > start && compare(tree.points, tree.d, sorted[to - 1]!, i) > 0; to--) sorted[to] = sorted[to - 1]!
      sorted[to] = i
    }
  }
  return sorted
}

function compare(points: Float64Array, d: number, a: number, b: number): number {
  for (let c = 0; c < d; c++) {
    const gap = points[a * d + c]! - points[b * d + c]!
    if (gap !== 0) return gap
  }
  return 0
}
