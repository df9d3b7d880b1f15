/** Customers of two days, by what became of them. */
export interface MoveCounts {
  /** There on both days. */
  readonly both: number
  /** Of those, in another segment than before. */
  readonly moved: number
  readonly fresh: number
  readonly returned: number
  readonly lapsed: number
}

/**
 * Counts a matrix of customers from state (row) to state (column) whose last three states are New, Returned and Lapsed:
 * those who came and went changed no segment, and are counted apart.
 */
export function countMoves(matrix: readonly (readonly number[])[]): MoveCounts {
  const [fresh, returned, lapsed] = [matrix.length - 3, matrix.length - 2, matrix.length - 1]
  const counts = { both: 0, moved: 0, fresh: 0, returned: 0, lapsed: 0 }
  for (const [from, row] of matrix.entries()) {
    for (const [to, customers] of row.entries()) {
      if (from === fresh) counts.fresh += customers
      else if (from === returned) counts.returned += customers
      else if (to === lapsed) counts.lapsed += customers
      else {
        counts.both += customers
        if (from !== to) counts.moved += customers
      }
    }
  }
  return counts
}
