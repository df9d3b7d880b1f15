import { clusterMeans } from '../clustering/cluster-means.ts'
import type { Matrix } from '../numeric/matrix.ts'

/** Sum of squared distances of the rows to the mean of their cluster. */
export function scatterOf(x: Matrix, labels: Int32Array, k: number): number {
  const { means } = clusterMeans(x, labels, k)
  let scatter = 0
  for (let i = 0; i < x.n; i++) {
    for (let c = 0; c < x.d; c++) scatter += (x.data[i * x.d + c]! - means[labels[i]! * x.d + c]!) ** 2
  }
  return scatter
}
