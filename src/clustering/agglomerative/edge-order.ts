import type { BoxTree } from '../../neighbors/box-tree.ts'

/**
 * Whether the edge a-b comes before the edge c-d of equal weight: by the coordinates of the lower end, then of the upper.
 * Distinct points only. The order knows nothing of row numbers, so that it is the same for every order of the rows.
 */
export function comesFirst(tree: BoxTree, a: number, b: number, c: number, d: number): boolean {
  return compareEdges(tree, a, b, c, d) < 0
}

/** Below 0 when a-b comes before c-d, 0 for the same edge. */
export function compareEdges(tree: BoxTree, a: number, b: number, c: number, d: number): number {
  const isRising = comparePoints(tree, a, b) <= 0
  const isOtherRising = comparePoints(tree, c, d) <= 0
  return (
    comparePoints(tree, isRising ? a : b, isOtherRising ? c : d) ||
    comparePoints(tree, isRising ? b : a, isOtherRising ? d : c)
  )
}

/** Column by column. */
export function comparePoints({ points, d }: BoxTree, a: number, b: number): number {
  for (let c = 0; c < d; c++) {
    const gap = points[a * d + c]! - points[b * d + c]!
    if (gap !== 0) return gap
  }
  return 0
}
