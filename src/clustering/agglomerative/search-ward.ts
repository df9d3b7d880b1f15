import type { Task } from '../../base/threads.ts'
import type { MovingTree } from '../../neighbors/moving-tree.ts'
import type { NearestClusters } from './reciprocal-joins.ts'
import { MARGIN } from './search-margin.ts'

/** Clusters that look for the one with which merging costs least. The tree's values are weights. */
export interface ClusterSearch extends NearestClusters {
  readonly tree: MovingTree
  /** Slots that ask, from `from` up to but not including `to`. */
  readonly asking: Int32Array
  readonly from: number
  readonly to: number
}

/**
 * Finds, for each asking slot, the cluster with the least v w / (v + w) |a - b|², ties to the smallest id; writes it to
 * `nearest` and `cost`. A node is passed over when that cost is too much even for its lightest cluster in its nearest
 * corner.
 */
export const searchWard: Task<ClusterSearch, void> = { module: import.meta.url, name: 'searchWard', run: search }

function search(work: ClusterSearch): void {
  if (work.tree.d === 3) searchInSpace(work)
  else searchAnywhere(work)
}

function searchAnywhere({ tree, asking, from, to, nearest, cost }: ClusterSearch): void {
  const { d, points, values, ids, start, end, left, boxes } = tree
  const stack = new Int32Array(tree.depth + 2)
  const bounds = new Float64Array(tree.depth + 2)
  for (let at = from; at < to; at++) {
    const own = asking[at]!
    const weight = values[own]!
    let least = Infinity
    let best = -1
    let height = 1
    stack[0] = 0
    bounds[0] = 0
    while (height > 0) {
      height--
      if (bounds[height]! > least) continue
      const node = stack[height]!
      const child = left[node]!
      if (child >= 0) {
        const one = boundOf(child, own, weight)
        const two = boundOf(child + 1, own, weight)
        const [near, far] = one <= two ? [child, child + 1] : [child + 1, child]
        stack[height] = far
        bounds[height++] = Math.max(one, two)
        stack[height] = near
        bounds[height++] = Math.min(one, two)
        continue
      }
      for (let slot = start[node]!; slot < end[node]!; slot++) {
        if (slot === own) continue
        let distance = 0
        for (let c = 0; c < d; c++) {
          const gap = points[slot * d + c]! - points[own * d + c]!
          distance += gap * gap
        }
        const found = distance * ((weight * values[slot]!) / (weight + values[slot]!))
        if (found < least || (found === least && ids[slot]! < best)) {
          least = found
          best = ids[slot]!
        }
      }
    }
    nearest[ids[own]!] = best
    cost[ids[own]!] = least
  }

  function boundOf(node: number, own: number, weight: number): number {
    const box = node * (2 * d + 1)
    let distance = 0
    for (let c = 0; c < d; c++) {
      const place = points[own * d + c]!
      const gap = Math.max(boxes[box + c]! - place, place - boxes[box + d + c]!, 0)
      distance += gap * gap
    }
    const lightest = boxes[box + 2 * d]!
    return distance * ((weight * lightest) / (weight + lightest)) * MARGIN
  }
}

/** The same for three columns, with coordinates in variables. */
function searchInSpace({ tree, asking, from, to, nearest, cost }: ClusterSearch): void {
  const { points, values, ids, start, end, left, boxes } = tree
  const stack = new Int32Array(tree.depth + 2)
  const bounds = new Float64Array(tree.depth + 2)
  for (let at = from; at < to; at++) {
    const own = asking[at]!
    const weight = values[own]!
    const a = points[3 * own]!
    const b = points[3 * own + 1]!
    const c = points[3 * own + 2]!
    let least = Infinity
    let best = -1
    let height = 1
    stack[0] = 0
    bounds[0] = 0
    while (height > 0) {
      height--
      if (bounds[height]! > least) continue
      const node = stack[height]!
      const child = left[node]!
      if (child >= 0) {
        const one = boundInSpace(boxes, child, a, b, c, weight)
        const two = boundInSpace(boxes, child + 1, a, b, c, weight)
        if (one <= two) {
          stack[height] = child + 1
          bounds[height++] = two
          stack[height] = child
          bounds[height++] = one
        } else {
          stack[height] = child
          bounds[height++] = one
          stack[height] = child + 1
          bounds[height++] = two
        }
        continue
      }
      const last = end[node]!
      for (let slot = start[node]!; slot < last; slot++) {
        if (slot === own) continue
        const gapA = points[3 * slot]! - a
        const gapB = points[3 * slot + 1]! - b
        const gapC = points[3 * slot + 2]! - c
        const other = values[slot]!
        const found = (gapA * gapA + gapB * gapB + gapC * gapC) * ((weight * other) / (weight + other))
        if (found < least || (found === least && ids[slot]! < best)) {
          least = found
          best = ids[slot]!
        }
      }
    }
    nearest[ids[own]!] = best
    cost[ids[own]!] = least
  }
}

function boundInSpace(boxes: Float64Array, node: number, a: number, b: number, c: number, weight: number): number {
  const box = node * 7
  const gapA = a < boxes[box]! ? boxes[box]! - a : a > boxes[box + 3]! ? a - boxes[box + 3]! : 0
  const gapB = b < boxes[box + 1]! ? boxes[box + 1]! - b : b > boxes[box + 4]! ? b - boxes[box + 4]! : 0
  const gapC = c < boxes[box + 2]! ? boxes[box + 2]! - c : c > boxes[box + 5]! ? c - boxes[box + 5]! : 0
  const lightest = boxes[box + 6]!
  return (gapA * gapA + gapB * gapB + gapC * gapC) * ((weight * lightest) / (weight + lightest)) * MARGIN
}
