import type { Task } from '../../base/threads.ts'

/** Clusters as runs of points: those of cluster a from starts[a] up to but not including starts[a + 1]. Shared memory. */
export interface ClusterRuns {
  readonly data: Float64Array
  readonly d: number
  readonly weights: Float64Array
  readonly starts: Int32Array
}

/** Rows of a matrix of sums to be filled: those of clusters `from` up to but not including `to`. */
export interface SumRows {
  readonly runs: ClusterRuns
  /** Row by row, one number for each pair of clusters; only those right of the diagonal are written. Shared memory. */
  readonly matrix: Float64Array
  readonly from: number
  readonly to: number
}

/** Adds up the distances between the points of two clusters, times both weights. */
export const fillSums: Task<SumRows, void> = {
  module: import.meta.url,
  name: 'fillSums',
  run: (rows) => (rows.runs.d === 3 ? sumsInSpace(rows) : sumsAnywhere(rows)),
}

function sumsInSpace({ runs, matrix, from, to }: SumRows): void {
  const { data, weights, starts } = runs
  const size = starts.length - 1
  for (let a = from; a < to; a++) {
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = data[3 * i]!
      const y = data[3 * i + 1]!
      const z = data[3 * i + 2]!
      const weight = weights[i]!
      for (let b = a + 1; b < size; b++) {
        const end = starts[b + 1]!
        let sum = 0
        for (let j = starts[b]!; j < end; j++) {
          const gapX = data[3 * j]! - x
          const gapY = data[3 * j + 1]! - y
          const gapZ = data[3 * j + 2]! - z
          sum += weights[j]! * Math.sqrt(gapX * gapX + gapY * gapY + gapZ * gapZ)
        }
        matrix[a * size + b]! += weight * sum
      }
    }
  }
}

function sumsAnywhere({ runs, matrix, from, to }: SumRows): void {
  const { data, d, weights, starts } = runs
  const size = starts.length - 1
  for (let a = from; a < to; a++) {
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      for (let b = a + 1; b < size; b++) {
        let sum = 0
        for (let j = starts[b]!; j < starts[b + 1]!; j++) sum += weights[j]! * Math.sqrt(squared(data, d, i, j))
        matrix[a * size + b]! += weights[i]! * sum
      }
    }
  }
}

function squared(data: Float64Array, d: number, i: number, j: number): number {
  let sum = 0
  for (let c = 0; c < d; c++) {
    const gap = data[i * d + c]! - data[j * d + c]!
    sum += gap * gap
  }
  return sum
}
