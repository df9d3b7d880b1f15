import { mapMeasures, type SortedColumns } from './measure-columns.ts'
import type { RankedColumn, RankedColumns } from './ranked-columns.ts'

/** The customers of one cluster. */
export interface LabelledColumns {
  readonly label: number
  readonly columns: SortedColumns
}

/**
 * The columns of each cluster, ascending, by label (-1 noise, 0..k-1): clusters in order, noise last, empty ones left out.
 * Values are dealt out in their order, so that nothing is sorted: O(n + k); the columns are views of shared arrays.
 */
export function splitByLabel(ranked: RankedColumns, labels: Int32Array, k: number): LabelledColumns[] {
  const parts = mapMeasures(ranked, (column) => deal(column, labels, k))
  const places = Array.from({ length: k + 1 }, (_, j) => (j < k ? j + 1 : 0))
  return places
    .map((place) => ({ label: place - 1, columns: mapMeasures(parts, (part) => part[place]!) }))
    .filter(({ columns }) => columns.recencyDays.length > 0)
}

/** Noise first, then clusters 0..k-1. */
function deal({ sorted, order }: RankedColumn, labels: Int32Array, k: number): Float64Array[] {
  const ends = new Int32Array(k + 2)
  for (let place = 0; place < order.length; place++) ends[labels[order[place]!]! + 2]!++
  for (let g = 1; g < ends.length; g++) ends[g]! += ends[g - 1]!
  const starts = ends.slice()
  const values = new Float64Array(sorted.length)
  for (let place = 0; place < order.length; place++) values[ends[labels[order[place]!]! + 1]!++] = sorted[place]!
  return Array.from({ length: k + 1 }, (_, g) => values.subarray(starts[g], starts[g + 1]))
}
