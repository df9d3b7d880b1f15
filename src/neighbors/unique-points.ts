import type { Matrix } from '../numeric/matrix.ts'
import { sharedCounts, sharedFloats, sharedInts } from '../numeric/shared.ts'
import { type BoxTree, buildBoxTree } from './box-tree.ts'
import { padColumns } from './pad-columns.ts'

/** Rows that are equal in every column, taken together as one weighted point. */
export interface UniquePoints {
  /** Over the distinct points, each column counted, padded to three or more; `order` names the lowest row of each. */
  readonly tree: BoxTree
  /** Sum of the weights of the rows at each point. */
  readonly weights: Float64Array
  /** Rows at point u: `rows[first[u]]` up to but not including `rows[first[u + 1]]`, ascending. */
  readonly first: Uint32Array
  readonly rows: Uint32Array
}

/**
 * The distinct rows of x on a kd-tree. Equal rows end up in one leaf, so that only leaves need to be searched for them.
 *
 * @param rowWeights one per row; default 1 each.
 */
export function uniquePoints(x: Matrix, rowWeights?: Float64Array, leafSize?: number): UniquePoints {
  const full = buildBoxTree(padColumns(x), leafSize === undefined ? {} : { leafSize })
  const twins = findTwins(full)
  const place = new Int32Array(full.n + 1)
  for (let i = 0; i < full.n; i++) place[i + 1] = place[i]! + (twins[i] === i ? 1 : 0)
  const n = place[full.n]!
  for (let i = 0; i < full.n; i++) twins[i] = place[twins[i]!]!
  const { first, rows } = gatherRows(full.order, twins, n)
  const weights = sharedFloats(n)
  for (let u = 0; u < n; u++) {
    if (rowWeights === undefined) weights[u] = first[u + 1]! - first[u]!
    else for (let at = first[u]!; at < first[u + 1]!; at++) weights[u]! += rowWeights[rows[at]!]!
  }
  return { tree: n === full.n ? full : compact(full, place, n, first, rows), weights, first, rows }
}

/** For each place in the tree the first place with an equal point. */
function findTwins({ points, d, n, nodeCount, left, start, end, boxes }: BoxTree): Int32Array {
  const twins = new Int32Array(n)
  for (let node = 0; node < nodeCount; node++) {
    if (left[node]! >= 0) continue
    const from = start[node]!
    const isOne = isPoint(boxes, node * 2 * d, d)
    for (let i = from; i < end[node]!; i++) {
      let twin = isOne ? from : i
      for (let j = from; j < twin; j++) if (twins[j] === j && areEqual(points, i * d, j * d, d)) twin = j
      twins[i] = twin
    }
  }
  return twins
}

function isPoint(boxes: Float64Array, at: number, d: number): boolean {
  for (let c = at; c < at + d; c++) if (boxes[c] !== boxes[c + d]) return false
  return true
}

function areEqual(points: Float64Array, a: number, b: number, d: number): boolean {
  for (let c = 0; c < d; c++) if (points[a + c] !== points[b + c]) return false
  return true
}

function gatherRows(order: Uint32Array, pointOf: Int32Array, n: number): Pick<UniquePoints, 'first' | 'rows'> {
  const first = sharedCounts(n + 1)
  for (let i = 0; i < pointOf.length; i++) first[pointOf[i]! + 1]!++
  for (let u = 0; u < n; u++) first[u + 1]! += first[u]!
  const rows = sharedCounts(order.length)
  const next = first.slice(0, n)
  for (let i = 0; i < order.length; i++) rows[next[pointOf[i]!]!++] = order[i]!
  for (let u = 0; u < n; u++) if (first[u + 1]! - first[u]! > 1) rows.subarray(first[u]!, first[u + 1]!).sort()
  return { first, rows }
}

/** The tree without the repeated points: boxes and nodes stay as they are. */
function compact(full: BoxTree, place: Int32Array, n: number, first: Uint32Array, rows: Uint32Array): BoxTree {
  const { d } = full
  const points = sharedFloats(n * d)
  const order = sharedCounts(n)
  for (let i = 0; i < full.n; i++) {
    const u = place[i]!
    if (place[i + 1] === u) continue
    for (let c = 0; c < d; c++) points[u * d + c] = full.points[i * d + c]!
    order[u] = rows[first[u]!]!
  }
  const start = sharedInts(full.nodeCount)
  const end = sharedInts(full.nodeCount)
  for (let node = 0; node < full.nodeCount; node++) {
    start[node] = place[full.start[node]!]!
    end[node] = place[full.end[node]!]!
  }
  const { nodeCount, depth, left, boxes } = full
  // Named one by one, as `buildBoxTree` does: V8 compiles a search once for objects made alike, and again for others.
  return { n, d, points, order, nodeCount, depth, start, end, left, boxes }
}
