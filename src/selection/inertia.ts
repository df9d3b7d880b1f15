import { checkLabels } from '../clustering/check-labels.ts'
import { clusterMeans } from '../clustering/cluster-means.ts'
import type { Matrix } from '../numeric/matrix.ts'

/**
 * Sum of squared distances of the rows to the mean of their cluster, 0 or more, in squared units of x; lower is better
 * at the same k. 0 without rows.
 *
 * @param labels 0..k-1 per row; clusters may be empty.
 * @throws ShapeError when the labels do not fit.
 */
export function inertia(x: Matrix, labels: Int32Array, k: number): number {
  checkLabels(labels, x.n, k)
  return inertiaAbout(clusterMeans(x, labels, k).means, x, labels)
}

/** The same about means that are known. */
export function inertiaAbout(means: Float64Array, x: Matrix, labels: Int32Array): number {
  let total = 0
  for (let i = 0; i < x.n; i++) {
    const j = labels[i]!
    for (let c = 0; c < x.d; c++) total += (x.data[i * x.d + c]! - means[j * x.d + c]!) ** 2
  }
  return total
}
