import type { NearestLists } from '../../neighbors/nearest-lists.ts'
import { sharedFloats } from '../../numeric/shared.ts'

/**
 * Squared distance of each point to the neighbour with which the weight around it, its own included, reaches
 * `minSamples`. The lists must reach that far.
 */
export function squaredCoreDistances(lists: NearestLists, weights: Float64Array, minSamples: number): Float64Array {
  const { k, squared, neighbors } = lists
  const cores = sharedFloats(weights.length)
  for (let u = 0; u < cores.length; u++) {
    let sum = 0
    let at = u * k
    for (; at < u * k + k; at++) {
      sum += weights[neighbors[at]!]!
      if (sum >= minSamples) break
    }
    cores[u] = squared[Math.min(at, u * k + k - 1)]!
  }
  return cores
}
