import { sharedInts } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'

/**
 * Runs of subtrees with about `size` points each, in the order of their points: every point is in one of them. A subtree
 * stands for its root.
 */
export function splitSubtrees({ left, start, end }: BoxTree, size: number): Int32Array[] {
  const parts: Int32Array[] = []
  const stack = [0]
  let roots: number[] = []
  let held = 0
  while (stack.length > 0) {
    const node = stack.pop()!
    const points = end[node]! - start[node]!
    if (points > size && left[node]! >= 0) {
      stack.push(left[node]! + 1, left[node]!)
      continue
    }
    roots.push(node)
    held += points
    if (held < size && stack.length > 0) continue
    const part = sharedInts(roots.length)
    part.set(roots)
    parts.push(part)
    roots = []
    held = 0
  }
  return parts
}
