import { sharedInts } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'

/** The leaves of a tree by their first point, so that neighbours in the list are neighbours in space. */
export function leavesInOrder({ left, nodeCount }: BoxTree): Int32Array {
  const leaves = sharedInts((nodeCount + 1) / 2)
  const stack = [0]
  let count = 0
  while (stack.length > 0) {
    const node = stack.pop()!
    if (left[node]! < 0) leaves[count++] = node
    else stack.push(left[node]! + 1, left[node]!)
  }
  return leaves
}
