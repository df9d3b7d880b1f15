import { here } from '../base/threads.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import { checkWeights } from '../numeric/check-weights.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { type DistanceSums, sumDistances } from './distance-sums.ts'
import { type PointCloud, pointCloud } from './point-cloud.ts'
import { findRivals, type Rivals } from './rivals.ts'
import type { SilhouetteOptions } from './silhouette-options.ts'

/** Silhouette widths of the distinct points. */
export interface PointWidths {
  readonly cloud: PointCloud
  /** Point of each row, -1 for a row of weight 0. */
  readonly pointOf: Int32Array
  /** Per point, -1..1. */
  readonly widths: Float64Array
}

/** What both `silhouette` and `silhouetteSamples` stand on. */
export async function pointWidths(
  x: Matrix,
  labels: Int32Array,
  k: number,
  options: SilhouetteOptions,
): Promise<PointWidths> {
  const { weights, threads = here, signal, onProgress } = options
  checkMatrix(x)
  checkLabels(labels, x.n, k)
  if (weights !== undefined) checkWeights(weights, x.n)
  const { cloud, pointOf } = pointCloud(x, labels, k, weights)
  const rivals = await findRivals(cloud, threads, { signal })
  const sums = await sumDistances(cloud, rivals, threads, {
    signal,
    onDone: (done) => onProgress?.('silhouette', done),
  })
  return { cloud, pointOf, widths: widthsOf(cloud, rivals, sums) }
}

function widthsOf(cloud: PointCloud, rivals: Rivals, sums: DistanceSums): Float64Array {
  const widths = new Float64Array(cloud.n)
  for (let j = 0; j < cloud.k; j++) {
    const others = cloud.totals[j]! - 1
    for (let p = cloud.starts[j]!; p < cloud.starts[j + 1]!; p++) {
      let b = Infinity
      for (let slot = rivals.starts[p]!; slot < rivals.starts[p + 1]!; slot++) {
        b = Math.min(b, sums.toRivals[slot]! / cloud.totals[rivals.clusters[slot]!]!)
      }
      if (others > 0 && b < Infinity) widths[p] = silhouetteWidth(sums.own[p]! / others, b)
    }
  }
  return widths
}

/** (b - a) / max(a, b), and 0 where a = b. */
export function silhouetteWidth(a: number, b: number): number {
  return a === b ? 0 : (b - a) / Math.max(a, b)
}
