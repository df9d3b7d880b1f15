import { OptionError } from '../base/errors.ts'
import { here } from '../base/threads.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import { checkWeights } from '../numeric/check-weights.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { measureCells } from './cell-moments.ts'
import { addGroups } from './certified-groups.ts'
import { pointCloud } from './point-cloud.ts'
import { cutIntoGroups } from './point-groups.ts'
import { findRivals } from './rivals.ts'
import type { SilhouetteOptions } from './silhouette-options.ts'

/** How near the value must be, beside the options of every silhouette. */
export interface CertifiedOptions extends SilhouetteOptions {
  /** The error that is allowed, 1e-9..1. Default 1e-3. */
  readonly tolerance?: number
}

/** A silhouette with a bound that its error cannot pass. */
export interface CertifiedSilhouette {
  /** -1..1. */
  readonly value: number
  /** The exact silhouette lies within value ± error; never above the tolerance. */
  readonly error: number
}

/** Far above what rounding does to the mean: sums in double precision, coordinates of 1 at most. */
const ROUNDING = 1e-10

/**
 * The silhouette of all rows with a proven bound on its error, for tables too large for the exact one. No sample is
 * drawn: distances to far groups of points are added up by moments, with a remainder that cannot be exceeded, and a group
 * is divided until its remainder fits into the tolerance. Small groups are visited point by point, so that few rows come
 * out exact.
 *
 * The work grows like n log n and falls with the tolerance; it grows fast with the number of columns.
 *
 * @param labels 0..k-1 per row; clusters may be empty.
 * @throws OptionError when `tolerance` is not in 1e-9..1; ShapeError when x, the labels or the weights do not fit.
 *
 * Source: `silhouetteSamples` for the definition, `farSum` and `farError` for the sums.
 */
export async function certifiedSilhouette(
  x: Matrix,
  labels: Int32Array,
  k: number,
  options: CertifiedOptions = {},
): Promise<CertifiedSilhouette> {
  const { tolerance = 1e-3, weights, threads = here, signal, onProgress } = options
  if (!(tolerance >= 1e-9 && tolerance <= 1)) {
    throw new OptionError(`tolerance=${tolerance}; give a number from 1e-9 to 1`)
  }
  checkMatrix(x)
  checkLabels(labels, x.n, k)
  if (weights !== undefined) checkWeights(weights, x.n)
  if (x.n === 0) return { value: 0, error: 0 }
  const { cloud } = pointCloud(x, labels, k, weights)
  const rivals = await findRivals(cloud, threads, { signal })
  const moments = await measureCells(cloud, threads, { signal })
  const chunks = cutIntoGroups(cloud).map((groups) => ({
    cloud,
    rivals,
    moments,
    groups,
    tolerance: tolerance - ROUNDING,
  }))
  const parts = await threads.map(addGroups, chunks, {
    signal,
    onDone: (done) => onProgress?.('silhouette', done),
  })
  const total = sum(cloud.totals)
  const value = sum(parts.map((part) => part.value)) / total
  return { value, error: sum(parts.map((part) => part.error)) / total + ROUNDING }
}
