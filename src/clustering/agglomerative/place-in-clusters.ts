import { ShapeError } from '../../base/errors.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { checkLabels } from '../check-labels.ts'
import type { Linkage } from './agglomerative.ts'

/** What places further rows in the clusters of a cut tree; plain data that can be stored as JSON. */
export interface ClusterPlaces {
  readonly linkage: Linkage
  readonly k: number
  readonly d: number
  /** Centroids, k × d, row by row, in the units of x. */
  readonly centers: readonly number[]
  /** Weight of each cluster. */
  readonly weights: readonly number[]
}

/**
 * Centroids and weights of clusters, for `placeInClusters`.
 *
 * @param weights as given to `agglomerative`; default: 1 each.
 * @throws ShapeError when labels or weights do not fit x.
 */
export function clusterPlaces(
  x: Matrix,
  labels: Int32Array,
  k: number,
  linkage: Linkage,
  weights?: Float64Array,
): ClusterPlaces {
  checkMatrix(x)
  checkLabels(labels, x.n, k)
  if (weights !== undefined && weights.length !== x.n) {
    throw new ShapeError(`${weights.length} weights for ${x.n} rows; give one weight per row`)
  }
  const { data, n, d } = x
  const centers = new Array<number>(k * d).fill(0)
  const sums = new Array<number>(k).fill(0)
  for (let i = 0; i < n; i++) {
    const j = labels[i]!
    const weight = weights === undefined ? 1 : weights[i]!
    sums[j]! += weight
    if (weight > 0) {
      const share = weight / sums[j]!
      for (let c = 0; c < d; c++) centers[j * d + c]! += share * (data[i * d + c]! - centers[j * d + c]!)
    }
  }
  return { linkage, k, d, centers, weights: sums }
}

/**
 * The cluster that each row would join if the tree stayed as it is: for Ward the one whose squared distances grow least,
 * W / (W + 1) |row - centroid|²; for the other linkages the one with the nearest centroid. Ties to the lowest cluster. It
 * is a rule of its own, not the tree: a row of the tree itself may be placed elsewhere.
 *
 * @returns one label in 0..k-1 per row.
 * @throws ShapeError when the rows have another number of columns, or hold NaN or an infinity.
 */
export function placeInClusters(places: ClusterPlaces, x: Matrix): Int32Array {
  checkMatrix(x)
  const { linkage, k, d, centers, weights } = places
  if (x.d !== d) {
    throw new ShapeError(`the rows have ${x.d} columns and the clusters ${d}; give rows like those of the tree`)
  }
  const factors = Float64Array.from(weights, (weight) => (linkage === 'ward' ? weight / (weight + 1) : 1))
  const labels = new Int32Array(x.n)
  for (let i = 0; i < x.n; i++) {
    let least = Infinity
    for (let j = 0; j < k; j++) {
      let distance = 0
      for (let c = 0; c < d; c++) {
        const gap = x.data[i * d + c]! - centers[j * d + c]!
        distance += gap * gap
      }
      if (factors[j]! * distance < least) {
        least = factors[j]! * distance
        labels[i] = j
      }
    }
  }
  return labels
}
