import { checkLabels } from '../clustering/check-labels.ts'
import { clusterMeans } from '../clustering/cluster-means.ts'
import type { Matrix } from '../numeric/matrix.ts'

/**
 * How alike each cluster is to the one most like it: the mean over clusters of max (s_i + s_j) / |m_i - m_j|, with s the
 * mean distance of the rows to the mean m of their cluster. 0 or more, LOWER is better.
 *
 * Clusters with one mean do not compare, and 0 comes back when all spreads or all gaps are 0, as in scikit-learn, and when
 * fewer than two clusters hold rows. Clusters without rows do not count.
 *
 * @param labels 0..k-1 per row.
 * @throws ShapeError when the labels do not fit.
 *
 * Source: Davies & Bouldin (1979), A cluster separation measure, IEEE PAMI 1(2), p = 2, q = 1.
 */
export function daviesBouldin(x: Matrix, labels: Int32Array, k: number): number {
  checkLabels(labels, x.n, k)
  const { means, sizes } = clusterMeans(x, labels, k)
  const spreads = meanDistances(x, labels, means, sizes)
  let total = 0
  let clusters = 0
  for (let a = 0; a < k; a++) {
    if (sizes[a] === 0) continue
    clusters++
    let worst = 0
    for (let b = 0; b < k; b++) {
      const gap = a === b || sizes[b] === 0 ? 0 : distance(means, a, b, x.d)
      if (gap > 0) worst = Math.max(worst, (spreads[a]! + spreads[b]!) / gap)
    }
    total += worst
  }
  return total / (clusters || 1)
}

function meanDistances(x: Matrix, labels: Int32Array, means: Float64Array, sizes: Float64Array): Float64Array {
  const spreads = new Float64Array(sizes.length)
  for (let i = 0; i < x.n; i++) {
    const j = labels[i]!
    let squared = 0
    for (let c = 0; c < x.d; c++) squared += (x.data[i * x.d + c]! - means[j * x.d + c]!) ** 2
    spreads[j]! += Math.sqrt(squared)
  }
  return spreads.map((total, j) => total / (sizes[j]! || 1))
}

function distance(points: Float64Array, a: number, b: number, d: number): number {
  let squared = 0
  for (let c = 0; c < d; c++) squared += (points[a * d + c]! - points[b * d + c]!) ** 2
  return Math.sqrt(squared)
}
