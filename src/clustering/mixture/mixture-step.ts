import { ShapeError } from '../../base/errors.ts'
import { cholesky } from '../../numeric/cholesky.ts'
import type { CovarianceForm, MixtureFrame, MixtureModel } from './mixture-density.ts'
import { massOf, shiftOf } from './mixture-moments.ts'

/** What a mixture may look like. */
export interface MixtureKind {
  readonly covariance: CovarianceForm
  /** Added to every variance, in squared units of x. */
  readonly regularisation: number
}

/** A mixture estimated from moments. */
export interface MixtureStep {
  readonly model: MixtureModel
  /** Components that are flat: nothing but the regularisation keeps them wide in some direction. */
  readonly collapsed: readonly number[]
}

/** A component with a smaller share of all weight is left out: nothing of it would show in any sum. */
const NEGLIGIBLE = 1e-14
/** A column whose variance the others explain up to so little cannot be told from rounding. */
const SINGULAR = 1e-14
/** First addition to the variances of a singular covariance, as a share of the largest. */
const REPAIR = 1e-12

/**
 * The M-step: weights, means and covariances from the moments of the shares. Components without weight disappear;
 * covariances that are singular in spite of `regularisation` get as much more as makes them positive definite.
 *
 * @param frame about what the moments are.
 * @throws ShapeError when the numbers of x are too large to be squared.
 *
 * Source: Dempster, Laird & Rubin (1977), section 4.3; tied: Fraley & Raftery (2002), section 2.
 */
export function estimate(
  moments: Float64Array,
  frame: MixtureFrame,
  { covariance, regularisation }: MixtureKind,
): MixtureStep {
  const { d } = frame
  const kept = componentsWithMass(moments, frame)
  const masses = kept.map((j) => massOf(moments, frame, j))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const means = new Float64Array(kept.length * d)
  const scatters = kept.map((j, to) => centre(moments, frame, j, means.subarray(to * d, (to + 1) * d)))
  if (covariance === 'tied') scatters.splice(0, scatters.length, pooled(scatters, masses, total))
  const isFlat = scatters.map((scatter) => regularise(scatter, d, covariance, regularisation))
  if (![...means, ...scatters.flatMap((scatter) => [...scatter])].every(Number.isFinite)) {
    throw new ShapeError('the squares of the values overflow; scale the columns first')
  }
  const model: MixtureModel = {
    k: kept.length,
    d,
    weights: Float64Array.from(masses, (mass) => mass / total),
    means,
    covariance,
    covariances: Float64Array.from(scatters.flatMap((scatter) => inForm(scatter, d, covariance))),
  }
  return { model, collapsed: [...kept.keys()].filter((j) => isFlat[covariance === 'tied' ? 0 : j]) }
}

function componentsWithMass(moments: Float64Array, frame: MixtureFrame): number[] {
  const masses = Array.from({ length: frame.k }, (_, j) => massOf(moments, frame, j))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return [...masses.keys()].filter((j) => masses[j]! > NEGLIGIBLE * total)
}

/** Writes the mean of component j and returns its covariances, d × d, without correction of any kind. */
function centre(moments: Float64Array, frame: MixtureFrame, j: number, mean: Float64Array): Float64Array {
  const { d, width, isDiagonal } = frame
  const at = j * width * width
  const mass = massOf(moments, frame, j)
  const shift = shiftOf(moments, frame, j)
  const scatter = new Float64Array(d * d)
  for (let r = 0; r < d; r++) {
    mean[r] = frame.means[j * width + r]! + shift[r]!
    for (let c = isDiagonal ? r : 0; c <= r; c++) {
      const product = moments[at + r * width + c]! / mass - shift[r]! * shift[c]!
      scatter[r * d + c] = product
      scatter[c * d + r] = product
    }
    if (scatter[r * d + r]! < 0) scatter[r * d + r] = 0
  }
  return scatter
}

function pooled(scatters: readonly Float64Array[], masses: readonly number[], total: number): Float64Array {
  return scatters[0]!.map((_, at) => scatters.reduce((sum, scatter, j) => sum + (masses[j]! / total) * scatter[at]!, 0))
}

/** Makes the covariances positive definite, in place; says whether they are flat without the regularisation. */
function regularise(scatter: Float64Array, d: number, covariance: CovarianceForm, regularisation: number): boolean {
  if (covariance === 'spherical') {
    let trace = 0
    for (let c = 0; c < d; c++) trace += scatter[c * d + c]!
    for (let c = 0; c < d; c++) scatter[c * d + c] = trace / d
  }
  const factor = new Float64Array(d * d)
  let largest = 0
  for (let c = 0; c < d; c++) largest = Math.max(largest, scatter[c * d + c]!)
  let added = regularisation
  widen(scatter, d, added)
  for (let more = REPAIR * (largest || 1); !(cholesky(scatter, d, factor) > SINGULAR) && more < Infinity; more *= 10) {
    widen(scatter, d, more)
    added += more
  }
  let narrowest = Infinity
  for (let c = 0; c < d; c++) narrowest = Math.min(narrowest, factor[c * d + c]! ** 2)
  return narrowest <= 2 * added
}

function widen(scatter: Float64Array, d: number, by: number): void {
  for (let c = 0; c < d; c++) scatter[c * d + c]! += by
}

function inForm(scatter: Float64Array, d: number, covariance: CovarianceForm): number[] {
  if (covariance === 'full' || covariance === 'tied') return [...scatter]
  return Array.from({ length: covariance === 'diag' ? d : 1 }, (_, c) => scatter[c * d + c]!)
}
