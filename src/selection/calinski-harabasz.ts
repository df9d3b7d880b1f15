import { checkLabels } from '../clustering/check-labels.ts'
import { clusterMeans } from '../clustering/cluster-means.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { inertiaAbout } from './inertia.ts'

/**
 * Variance between the clusters over variance within: (B / (k - 1)) / (W / (n - k)), 0 or more, higher is better.
 * 0 when fewer than two clusters hold rows, 1 when nothing varies within the clusters, as in scikit-learn; clusters without
 * rows do not count.
 *
 * @param labels 0..k-1 per row.
 * @throws ShapeError when the labels do not fit.
 *
 * Source: Caliński & Harabasz (1974), A dendrite method for cluster analysis, Comm. Stat. 3(1), VRC.
 */
export function calinskiHarabasz(x: Matrix, labels: Int32Array, k: number): number {
  checkLabels(labels, x.n, k)
  const found = clusterMeans(x, labels, k)
  const clusters = found.sizes.filter((size) => size > 0).length
  if (clusters < 2) return 0
  const within = inertiaAbout(found.means, x, labels)
  return within === 0 ? 1 : between(x, found) / (clusters - 1) / (within / (x.n - clusters))
}

/** Sum of squared distances of the cluster means to the mean of all rows, each counted once per row. */
function between(x: Matrix, { means, sizes }: ReturnType<typeof clusterMeans>): number {
  const { means: middle } = clusterMeans(x, new Int32Array(x.n), 1)
  let total = 0
  for (let j = 0; j < sizes.length; j++) {
    for (let c = 0; c < x.d; c++) total += sizes[j]! * (means[j * x.d + c]! - middle[c]!) ** 2
  }
  return total
}
