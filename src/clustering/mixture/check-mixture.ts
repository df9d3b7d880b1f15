import { OptionError, ShapeError } from '../../base/errors.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import { checkWeights } from '../../numeric/check-weights.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { checkLabels } from '../check-labels.ts'
import { COVARIANCE_FORMS } from './mixture-density.ts'
import type { GivenShares } from './mixture-pass.ts'
import type { MixtureSettings } from './mixture-settings.ts'

/** @throws OptionError or ShapeError when a mixture cannot be fitted so. */
export function checkMixture(
  x: Matrix,
  ks: readonly number[],
  settings: MixtureSettings,
  init: GivenShares | undefined,
): void {
  checkMatrix(x)
  for (const k of ks) {
    if (!Number.isInteger(k) || k < 1) {
      throw new OptionError(`k=${k} is no number of components; give a whole number from 1`)
    }
    if (k > x.n) throw new OptionError(`k=${k} exceeds the ${x.n} rows; choose k of ${x.n} or less`)
    if (init !== undefined) checkInit(init, x.n, k)
  }
  const { covariance = 'full', nInit = 1, maxIterations = 100, tolerance = 1e-3, regularisation = 1e-6 } = settings
  if (!COVARIANCE_FORMS.includes(covariance)) {
    throw new OptionError(`covariance=${covariance}; give ${COVARIANCE_FORMS.join(', ')}`)
  }
  if (settings.weights !== undefined) checkWeights(settings.weights, x.n)
  if (!Number.isInteger(nInit) || nInit < 1) throw new OptionError(`nInit=${nInit}; give a whole number from 1`)
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new OptionError(`maxIterations=${maxIterations}; give a whole number from 1`)
  }
  if (!(tolerance >= 0)) throw new OptionError(`tolerance=${tolerance}; give 0 or more`)
  if (!(regularisation >= 0 && regularisation < Infinity)) {
    throw new OptionError(`regularisation=${regularisation}; give a finite number of 0 or more`)
  }
}

function checkInit(init: GivenShares, n: number, k: number): void {
  if (init instanceof Int32Array) {
    checkLabels(init, n, k)
    return
  }
  if (init.length !== n * k) {
    throw new ShapeError(
      `init holds ${init.length} responsibilities for ${n} x ${k}; give ${n * k} of them, row by row`,
    )
  }
  for (let i = 0; i < n; i++) {
    const row = init.subarray(i * k, (i + 1) * k)
    const total = row.reduce((sum, share) => sum + share, 0)
    if (!row.every((share) => share >= 0) || !(Math.abs(total - 1) < 1e-6)) {
      throw new ShapeError(`the responsibilities of row ${i} add up to ${total}; give shares of 0 or more that make 1`)
    }
  }
}
