import { countAtMost, countBelow } from './count-in-sorted.ts'

/**
 * The share (0..1) of values below x, equals counted half: .5 for the median of a column, and for every member of a
 * column that holds one value only. `sorted` is ascending and not empty. O(log n).
 */
export function rankAmong(sorted: Float64Array, x: number): number {
  return (countBelow(sorted, x) + countAtMost(sorted, x)) / 2 / sorted.length
}
