import type { Task, Threads } from '../../base/threads.ts'
import type { BoxTree } from '../../neighbors/box-tree.ts'
import { sharedInts } from '../../numeric/shared.ts'
import { assignToCenters } from './assign-to-centers.ts'

/** Points of one piece of work. */
const PART_SIZE = 1 << 17

interface Part extends Pick<BoxTree, 'points' | 'order' | 'd'> {
  readonly centers: Float64Array
  readonly k: number
  readonly from: number
  readonly to: number
  /** By row; each part writes its own rows. */
  readonly labels: Int32Array
}

/** What `assignToCenters` gives the rows of a tree, by several threads. */
export async function labelsBy(
  threads: Threads,
  { n, d, points, order }: BoxTree,
  centers: Float64Array,
  k: number,
  signal: AbortSignal | undefined,
): Promise<Int32Array> {
  const labels = sharedInts(n)
  const parts: Part[] = []
  for (let from = 0; from < n; from += PART_SIZE) {
    parts.push({ points, order, d, centers, k, from, to: Math.min(from + PART_SIZE, n), labels })
  }
  await threads.map(labelTask, parts, { signal })
  return new Int32Array(labels)
}

export const labelTask: Task<Part, void> = {
  module: import.meta.url,
  name: 'labelTask',
  run({ points, order, d, centers, k, from, to, labels }) {
    const found = assignToCenters(centers, k, d, { data: points.subarray(from * d, to * d), n: to - from, d })
    for (let i = from; i < to; i++) labels[order[i]!] = found[i - from]!
  },
}
