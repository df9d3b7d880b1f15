import type { Boxes } from './grow-boxes.ts'

/** Runs of leaves, given in the order of their points, with about `size` points each: every leaf is in one of them. */
export function runsOfLeaves(
  leaves: Int32Array,
  { start, end }: Pick<Boxes, 'start' | 'end'>,
  size: number,
): Int32Array[] {
  const runs: Int32Array[] = []
  let first = 0
  for (let i = 0; i < leaves.length; i++) {
    const isLast = i === leaves.length - 1
    if (!isLast && end[leaves[i]!]! - start[leaves[first]!]! < size) continue
    runs.push(leaves.subarray(first, i + 1))
    first = i + 1
  }
  return runs
}
