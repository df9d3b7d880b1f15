import type { Task } from '../../base/threads.ts'
import { farthestPair, type MergeBoxes } from './farthest-pair.ts'
import { meanDistance, type PointLists } from './mean-distance.ts'
import { MARGIN } from './search-margin.ts'
import type { ClusterSearch } from './search-ward.ts'

/** For average linkage; the tree's values are 0. */
export interface AverageSearch extends ClusterSearch {
  readonly lists: PointLists
}

/** For complete linkage; the tree's values are mean squared distances to the centroid. */
export interface CompleteSearch extends ClusterSearch {
  readonly merged: MergeBoxes
}

/**
 * Finds, for each asking slot, the cluster with the least mean distance, ties to the smallest id. That distance is at
 * least the distance of the centroids (Jensen), so that far boxes are passed over and few clusters are measured.
 */
export const searchAverage: Task<AverageSearch, void> = {
  module: import.meta.url,
  name: 'searchAverage',
  run(work) {
    search(
      work,
      (value) => value * value,
      (a, b, limit) => meanDistance(work.lists, Math.min(a, b), Math.max(a, b), limit),
    )
  },
}

/**
 * Finds, for each asking slot, the cluster with the least largest distance, squared, ties to the smallest id. It is at
 * least the mean squared distance, which is |a - b|² plus the two spreads around the centroids a and b.
 */
export const searchComplete: Task<CompleteSearch, void> = {
  module: import.meta.url,
  name: 'searchComplete',
  run(work) {
    search(
      work,
      (value) => value,
      (a, b, limit) => farthestPair(work.merged, a, b, limit),
    )
  },
}

/** Linkage of two clusters, or infinity where it exceeds the limit. */
type Measure = (a: number, b: number, limit: number) => number

/** @param squareOf the squared distance that a linkage stands for. */
function search(work: ClusterSearch, squareOf: (linkage: number) => number, measure: Measure): void {
  const { tree, asking, from, to, nearest, cost } = work
  const { d, points, values, ids, start, end, left, boxes } = tree
  const stack = new Int32Array(tree.depth + 2)
  const bounds = new Float64Array(tree.depth + 2)
  for (let at = from; at < to; at++) {
    const own = asking[at]!
    const id = ids[own]!
    const spread = values[own]!
    let least = Infinity
    let reach = Infinity
    let best = -1
    let height = 1
    stack[0] = 0
    bounds[0] = 0
    while (height > 0) {
      height--
      if (bounds[height]! > reach) continue
      const node = stack[height]!
      const child = left[node]!
      if (child >= 0) {
        const one = boundOf(child, own, spread)
        const two = boundOf(child + 1, own, spread)
        const near = one <= two ? child : child + 1
        stack[height] = near === child ? child + 1 : child
        bounds[height++] = Math.max(one, two)
        stack[height] = near
        bounds[height++] = Math.min(one, two)
        continue
      }
      for (let slot = start[node]!; slot < end[node]!; slot++) {
        const other = ids[slot]!
        if (slot === own || other < 0) continue
        let bound = spread + values[slot]!
        for (let c = 0; c < d; c++) {
          const gap = points[slot * d + c]! - points[own * d + c]!
          bound += gap * gap
        }
        if (bound * MARGIN > reach) continue
        const found = measure(id, other, least)
        if (found < least || (found === least && other < best)) {
          least = found
          best = other
          reach = squareOf(found)
        }
      }
    }
    nearest[id] = best
    cost[id] = least
  }

  function boundOf(node: number, own: number, spread: number): number {
    const box = node * (2 * d + 1)
    let bound = spread + boxes[box + 2 * d]!
    for (let c = 0; c < d; c++) {
      const place = points[own * d + c]!
      const low = boxes[box + c]!
      const high = boxes[box + d + c]!
      const gap = place < low ? low - place : place > high ? place - high : 0
      bound += gap * gap
    }
    return bound * MARGIN
  }
}
