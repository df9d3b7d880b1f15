/**
 * Numbers from one column to the next: four more than there are points, which a kernel may read beyond the last, and an odd
 * multiple of a cache line, so that the columns do not push one another out of the cache.
 */
export function columnLength(n: number): number {
  return (8 * Math.ceil((n + 4) / 8)) | 8
}

/** The first n points of `points`, which stand row by row, to `columns`, column by column, each `columnLength` long. */
export function packColumns(points: Float64Array, n: number, d: number, columns: Float64Array, length: number): void {
  for (let i = 0; i < n; i++) for (let c = 0; c < d; c++) columns[c * length + i] = points[i * d + c]!
}
