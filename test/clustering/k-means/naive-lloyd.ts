import { clusterMeans } from '../../../src/clustering/cluster-means.ts'
import { assignToCenters } from '../../../src/clustering/k-means/assign-to-centers.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'

export interface Ending {
  readonly labels: Int32Array
  readonly centers: Float64Array
  readonly iterations: number
  readonly inertia: number
}

/** Lloyd's algorithm as in the textbook, for clusters that never run empty: the oracle of the fast one. */
export function naiveLloyd(x: Matrix, init: Float64Array, k: number): Ending {
  let centers: Float64Array = init
  let labels = assignToCenters(centers, k, x.d, x)
  let iterations = 0
  for (let changed = true; changed; iterations++) {
    centers = clusterMeans(x, labels, k).means
    const next = assignToCenters(centers, k, x.d, x)
    changed = next.some((label, i) => label !== labels[i])
    labels = next
  }
  let inertia = 0
  for (let at = 0; at < x.data.length; at++) {
    inertia += (x.data[at]! - centers[labels[Math.floor(at / x.d)]! * x.d + (at % x.d)]!) ** 2
  }
  return { labels, centers, iterations, inertia }
}
