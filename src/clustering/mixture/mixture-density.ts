import { ShapeError } from '../../base/errors.ts'
import { cholesky, invertLowerTriangle } from '../../numeric/cholesky.ts'

/** What the covariances of the components may be. */
export const COVARIANCE_FORMS = ['full', 'tied', 'diag', 'spherical'] as const
/** What covariances components may have; see `MixtureModel`. */
export type CovarianceForm = (typeof COVARIANCE_FORMS)[number]

/** A Gaussian mixture as plain data: everything that places rows in it. */
export interface MixtureModel {
  readonly k: number
  readonly d: number
  /** k shares, which add up to 1. */
  readonly weights: Float64Array
  /** k × d, row-major, in the units of x. */
  readonly means: Float64Array
  readonly covariance: CovarianceForm
  /** full: k × d × d; tied: d × d; diag: k × d variances; spherical: k variances. In squared units of x. */
  readonly covariances: Float64Array
}

/** Points from which the gaps of rows are taken, one for each component, with room for working four columns at a time. */
export interface MixtureFrame {
  readonly k: number
  readonly d: number
  /** Columns of a block of rows: d, one of ones, and zeros up to a multiple of 4. */
  readonly width: number
  /** k × width, 0 beyond d. */
  readonly means: Float64Array
  /** Whether columns are independent within a component. */
  readonly isDiagonal: boolean
}

/** A mixture made ready for evaluation. */
export interface MixtureDensity {
  readonly frame: MixtureFrame
  /** Inverse Cholesky factors: k × width × width, lower triangles. */
  readonly factors: Float64Array
  /** Log of weight times density at each mean. */
  readonly peaks: Float64Array
}

/**
 * Factors the covariances once: the weighted log density of component j at x is then peak j - |factor j (x - mean j)|² / 2.
 *
 * @throws ShapeError when an array has the wrong length or a covariance is not positive definite.
 */
export function densityOf(model: MixtureModel): MixtureDensity {
  checkLengths(model)
  const { k, d, weights, covariance } = model
  const frame = frameOf(model.means, k, d, covariance)
  const { width, isDiagonal } = frame
  const factors = new Float64Array(k * width * width)
  const peaks = new Float64Array(k)
  for (let j = 0; j < k; j++) {
    const factor = isDiagonal ? factorDiagonal(model, j) : factorMatrix(model, j)
    let peak = Math.log(weights[j]!) - (d / 2) * Math.log(2 * Math.PI)
    for (let r = 0; r < d; r++) {
      peak += Math.log(factor[r * d + r]!)
      factors.set(factor.subarray(r * d, (r + 1) * d), (j * width + r) * width)
    }
    peaks[j] = peak
  }
  return { frame, factors, peaks }
}

/** @param means k × d. */
export function frameOf(means: Float64Array, k: number, d: number, covariance: CovarianceForm): MixtureFrame {
  const width = paddedWidth(d)
  const padded = new Float64Array(k * width)
  for (let j = 0; j < k; j++) padded.set(means.subarray(j * d, (j + 1) * d), j * width)
  return { k, d, width, means: padded, isDiagonal: covariance === 'diag' || covariance === 'spherical' }
}

/** Columns of a block: d and the one of ones, rounded up to a multiple of 4. */
export function paddedWidth(d: number): number {
  return 4 * Math.ceil((d + 1) / 4)
}

function factorDiagonal({ covariance, covariances, d }: MixtureModel, j: number): Float64Array {
  const variances = Float64Array.from({ length: d }, (_, c) => covariances[covariance === 'diag' ? j * d + c : j]!)
  if (!variances.every((variance) => variance > 0)) {
    throw new ShapeError(`component ${j} has variances ${variances.join(', ')}; give variances above 0`)
  }
  const factor = new Float64Array(d * d)
  for (let c = 0; c < d; c++) factor[c * d + c] = 1 / Math.sqrt(variances[c]!)
  return factor
}

function factorMatrix({ covariance, covariances, d }: MixtureModel, j: number): Float64Array {
  const at = covariance === 'full' ? j * d * d : 0
  const factor = covariances.slice(at, at + d * d)
  if (!(cholesky(factor, d, factor) > 0)) {
    throw new ShapeError(`the covariance of component ${j} is not positive definite; give one that is`)
  }
  invertLowerTriangle(factor, d)
  return factor
}

function checkLengths({ k, d, weights, means, covariance, covariances }: MixtureModel): void {
  const wanted = { full: k * d * d, tied: d * d, diag: k * d, spherical: k }[covariance]
  if (weights.length !== k || means.length !== k * d || covariances.length !== wanted) {
    throw new ShapeError(
      `a mixture with k=${k}, d=${d} and ${covariance} covariances holds ${weights.length} weights, ${means.length} ` +
        `means and ${covariances.length} covariances; give ${k}, ${k * d} and ${wanted}`,
    )
  }
}
