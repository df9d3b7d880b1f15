import { sharedInts } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'

/** The parent of each node; -1 for the root. The sibling of a node is the other child of its parent. */
export function nodeParents({ left, nodeCount }: BoxTree): Int32Array {
  const parents = sharedInts(nodeCount)
  parents[0] = -1
  for (let node = 0; node < nodeCount; node++) {
    if (left[node]! < 0) continue
    parents[left[node]!] = node
    parents[left[node]! + 1] = node
  }
  return parents
}
