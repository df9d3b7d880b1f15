import { checkLabels } from '../clustering/check-labels.ts'
import { takeTurns } from '../clustering/turns.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { distancesToClusters } from './distances-to-clusters.ts'
import type { Labeling } from './labeling.ts'

/**
 * `silhouetteSamples` for several labelings of the same rows: every distance is measured once for all of them, which
 * pays from about three labelings on.
 *
 * @throws ShapeError when x or the labels do not fit.
 */
export async function jointWidths(
  x: Matrix,
  labelings: readonly Labeling[],
  signal?: AbortSignal,
): Promise<Float64Array[]> {
  checkMatrix(x)
  for (const { labels, k } of labelings) checkLabels(labels, x.n, k)
  const totals = await distancesToClusters(x, labelings, takeTurns(signal))
  return labelings.map((labeling, l) => widths(labeling, totals[l]!))
}

function widths({ labels, k }: Labeling, totals: Float64Array): Float64Array {
  const sizes = new Float64Array(k)
  for (const label of labels) sizes[label]!++
  const result = new Float64Array(labels.length)
  if (sizes.filter((size) => size > 0).length < 2) return result
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i]!
    if (sizes[own] === 1) continue
    const a = totals[i * k + own]! / (sizes[own]! - 1)
    let b = Infinity
    for (let j = 0; j < k; j++) {
      if (j !== own && sizes[j]! > 0) b = Math.min(b, totals[i * k + j]! / sizes[j]!)
    }
    result[i] = a === b ? 0 : (b - a) / Math.max(a, b)
  }
  return result
}
