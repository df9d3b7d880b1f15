import { sharedFloats } from '../../numeric/shared.ts'
import type { DistinctPoints } from './distinct-points.ts'

/** Clusters by what their merging needs, one entry a cluster id; shared memory. A cluster keeps the id of its first point. */
export interface Centroids {
  readonly d: number
  readonly masses: Float64Array
  /** n × d, row by row. */
  readonly centers: Float64Array
  /** Weighted mean squared distance to the centroid. */
  readonly spreads: Float64Array
  /** Cluster `to` takes in cluster `from`. */
  readonly unite: (to: number, from: number) => void
}

/** Every point a cluster. */
export function createCentroids({ n, d, data, weights }: DistinctPoints): Centroids {
  const masses = sharedFloats(n)
  masses.set(weights)
  const centers = sharedFloats(n * d)
  centers.set(data)
  const spreads = sharedFloats(n)
  return {
    ...{ d, masses, centers, spreads },
    unite(to, from) {
      const mass = masses[to]! + masses[from]!
      const share = masses[from]! / mass
      masses[to] = mass
      let distance = 0
      for (let c = 0; c < d; c++) {
        const gap = centers[from * d + c]! - centers[to * d + c]!
        centers[to * d + c]! += share * gap
        distance += gap * gap
      }
      spreads[to] = (1 - share) * spreads[to]! + share * spreads[from]! + share * (1 - share) * distance
    },
  }
}
