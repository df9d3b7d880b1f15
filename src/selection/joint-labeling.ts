import { jointCells } from './joint-cells.ts'
import type { Labeling } from './labeling.ts'

/** The cells in which several labelings agree as a labeling, numbered by their labels: the order of rows is no matter. */
export function jointLabeling(labelings: readonly Labeling[], n: number): Labeling {
  const { rows, starts } = jointCells(labelings, n)
  const k = starts.length - 1
  const inOrder = [...Array(k).keys()].sort((a, b) => compare(labelings, rows[starts[a]!]!, rows[starts[b]!]!))
  const labels = new Int32Array(n)
  for (const [number, cell] of inOrder.entries()) {
    for (let i = starts[cell]!; i < starts[cell + 1]!; i++) labels[rows[i]!] = number
  }
  return { labels, k }
}

/** By the first labeling that keeps two rows apart. */
function compare(labelings: readonly Labeling[], a: number, b: number): number {
  for (const { labels } of labelings) if (labels[a] !== labels[b]) return labels[a]! - labels[b]!
  return 0
}
