import { sharedFloats } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'

/** Sum of the weights of the points of each node. */
export function nodeSums({ left, start, end, nodeCount }: BoxTree, weights: Float64Array): Float64Array {
  const sums = sharedFloats(nodeCount)
  for (let node = nodeCount - 1; node >= 0; node--) {
    const a = left[node]!
    if (a >= 0) sums[node] = sums[a]! + sums[a + 1]!
    else for (let i = start[node]!; i < end[node]!; i++) sums[node]! += weights[i]!
  }
  return sums
}
