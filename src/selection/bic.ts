import { OptionError } from '../base/errors.ts'
import { clusterMeans } from '../clustering/cluster-means.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { inertia } from './inertia.ts'

/**
 * The Bayesian information criterion of a k-means clustering, read as k spherical normal distributions of one variance;
 * LOWER is better, as for mixtures. -2 log L + p ln n with p = k (d + 1): k - 1 shares, k d coordinates, one variance, and
 *
 *   log L = sum n_j ln(n_j / n) - n d / 2 ln(2 π s²) - d (n - k) / 2,   s² = inertia / (d (n - k))
 *
 * Clusters without rows do not count. -Infinity when nothing varies within the clusters, as for k = n: no density is high
 * enough then, and the number tells nothing.
 *
 * Departures from the paper: the sign and the factor 2, and the variance is divided by d, which the printed formula forgets.
 *
 * @param labels 0..k-1 per row.
 * @throws OptionError without rows; ShapeError when x or the labels do not fit.
 *
 * Source: Pelleg & Moore (2000), X-means, ICML, section 3.2.
 */
export function bic(x: Matrix, labels: Int32Array, k: number): number {
  checkMatrix(x)
  if (x.n === 0) throw new OptionError('no rows to judge a clustering by; give at least one')
  const within = inertia(x, labels, k)
  if (within === 0) return -Infinity
  const { n, d } = x
  const sizes = clusterMeans(x, labels, k).sizes.filter((size) => size > 0)
  const free = d * (n - sizes.length)
  const shares = sizes.reduce((total, size) => total + size * Math.log(size / n), 0)
  const logLikelihood = shares - ((n * d) / 2) * Math.log((2 * Math.PI * within) / free) - free / 2
  return -2 * logLikelihood + sizes.length * (d + 1) * Math.log(n)
}
