/** A cell of a matrix as a share of its row, with the sums on both sides. */
export interface MatrixShares {
  readonly shares: readonly (readonly (number | null)[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
}

/** Each count over the sum of its row; null in rows that hold nobody. */
export function matrixShares(matrix: readonly (readonly number[])[]): MatrixShares {
  const rowTotals = matrix.map(sum)
  const columns = matrix[0]?.length ?? 0
  return {
    shares: matrix.map((row, r) => row.map((count) => (rowTotals[r]! > 0 ? count / rowTotals[r]! : null))),
    rowTotals,
    columnTotals: Array.from({ length: columns }, (_, c) => sum(matrix.map((row) => row[c]!))),
    total: sum(rowTotals),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
