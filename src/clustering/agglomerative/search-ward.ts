import type { Task } from '../../base/threads.ts'
import type { MovingTree } from '../../neighbors/moving-tree.ts'
import { type PackedClusters, type PackedSearch, searchPacked } from './packed-clusters.ts'
import type { NearestClusters } from './reciprocal-joins.ts'
import { MARGIN } from './search-margin.ts'

/** A sum beyond its limit by more than rounding could explain needs no further columns. */
const SLACK = 2 - MARGIN

/** Clusters that look for the one with which merging costs least. The tree's values are weights. */
export interface ClusterSearch extends NearestClusters {
  readonly tree: MovingTree
  /** Slots that ask, from `from` up to but not including `to`. */
  readonly asking: Int32Array
  readonly from: number
  readonly to: number
  /** Which of the pieces of the search this is. */
  readonly chunk: number
}

/** With the same tree in the memory of a kernel, where that is of use. */
export interface WardSearch extends ClusterSearch {
  readonly packed?: PackedClusters
}

/**
 * Finds, for each asking slot, the cluster with the least v w / (v + w) |a - b|², ties to the smallest id; writes it to
 * `nearest` and `cost`. A node is passed over when that cost is too much even for its lightest cluster in its nearest
 * corner.
 */
export const searchWard: Task<WardSearch, void> = { module: import.meta.url, name: 'searchWard', run: search }

function search(work: WardSearch): void {
  if (work.packed) searchByKernel(work, searchPacked(work.packed, work.chunk))
  else if (work.tree.d === 3) searchInSpace(work)
  else searchAnywhere(work)
}

function searchByKernel({ tree, asking, from, to, nearest, cost }: ClusterSearch, packed: PackedSearch): void {
  for (let at = from; at < to; at++) {
    const slot = asking[at]!
    nearest[tree.ids[slot]!] = packed.find(slot)
    cost[tree.ids[slot]!] = packed.cost[0]!
  }
}

function searchAnywhere({ tree, asking, from, to, nearest, cost }: ClusterSearch): void {
  const { d, points, values, ids, start, end, left, boxes } = tree
  const stack = new Int32Array(tree.depth + 2)
  const bounds = new Float64Array(tree.depth + 2)
  const place = new Float64Array(d)
  for (let at = from; at < to; at++) {
    const own = asking[at]!
    const weight = values[own]!
    for (let c = 0; c < d; c++) place[c] = points[own * d + c]!
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
        const one = boundOf(child, weight, least)
        const two = boundOf(child + 1, weight, least)
        const near = one <= two ? child : child + 1
        const farther = Math.max(one, two)
        if (farther <= least) {
          stack[height] = near === child ? child + 1 : child
          bounds[height++] = farther
        }
        stack[height] = near
        bounds[height++] = Math.min(one, two)
        continue
      }
      for (let slot = start[node]!; slot < end[node]!; slot++) {
        if (slot === own) continue
        const share = (weight * values[slot]!) / (weight + values[slot]!)
        // Sums only rise: beyond the limit it cannot be the nearest, whatever the other columns hold.
        const limit = (least / share) * SLACK
        const base = slot * d
        let distance = 0
        let c = 0
        for (; c < d && distance <= limit; c++) {
          const gap = points[base + c]! - place[c]!
          distance += gap * gap
        }
        if (c < d) continue
        const found = distance * share
        if (found < least || (found === least && ids[slot]! < best)) {
          least = found
          best = ids[slot]!
        }
      }
    }
    nearest[ids[own]!] = best
    cost[ids[own]!] = least
  }

  /** Or any number above `least`, where the bound is above it. */
  function boundOf(node: number, weight: number, least: number): number {
    const box = node * (2 * d + 1)
    const lightest = boxes[box + 2 * d]!
    const share = ((weight * lightest) / (weight + lightest)) * MARGIN
    const limit = (least / share) * SLACK
    let distance = 0
    for (let c = 0; c < d && distance <= limit; c++) {
      const own = place[c]!
      const low = boxes[box + c]!
      const high = boxes[box + d + c]!
      const gap = own < low ? low - own : own > high ? own - high : 0
      distance += gap * gap
    }
    return distance * share
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
