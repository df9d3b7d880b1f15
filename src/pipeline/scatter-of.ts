import { clusterMeans } from '../clustering/cluster-means.ts'
import { takeRows } from '../clustering/sample-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'

/** Sum of squared distances of the rows in clusters to the mean of their cluster. */
export function scatterOf(x: Matrix, labels: Int32Array, k: number): number {
  const means = meansOfClusters(x, labels, k)
  let scatter = 0
  for (let i = 0; i < x.n; i++) {
    if (labels[i]! < 0) continue
    for (let c = 0; c < x.d; c++) scatter += (x.data[i * x.d + c]! - means[labels[i]! * x.d + c]!) ** 2
  }
  return scatter
}

/** The mean of each cluster, k × d; noise (-1) belongs to none. */
export function meansOfClusters(x: Matrix, labels: Int32Array, k: number): Float64Array {
  if (!labels.includes(-1)) return clusterMeans(x, labels, k).means
  const clustered = clusteredRows(x, labels)
  return clusterMeans(clustered.x, clustered.labels, k).means
}

/** The rows in clusters, without noise. */
export function clusteredRows(x: Matrix, labels: Int32Array): { readonly x: Matrix; readonly labels: Int32Array } {
  if (!labels.includes(-1)) return { x, labels }
  const rows = Uint32Array.from(labels.keys()).filter((i) => labels[i]! >= 0)
  return { x: takeRows(x, rows), labels: Int32Array.from(rows, (i) => labels[i]!) }
}
