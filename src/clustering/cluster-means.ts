import type { Matrix } from '../numeric/matrix.ts'

/** Mean and number of rows per cluster: means k × d, row-major, 0 for a cluster without rows. */
export function clusterMeans(x: Matrix, labels: Int32Array, k: number): { means: Float64Array; sizes: Float64Array } {
  const { data, n, d } = x
  const means = new Float64Array(k * d)
  const sizes = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    const j = labels[i]!
    sizes[j]!++
    for (let c = 0; c < d; c++) means[j * d + c]! += data[i * d + c]!
  }
  for (let j = 0; j < k; j++) {
    for (let c = 0; c < d; c++) means[j * d + c]! /= sizes[j]! || 1
  }
  return { means, sizes }
}
