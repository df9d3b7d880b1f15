import { minimize } from '../numeric/minimize.ts'
import { moments } from '../numeric/moments.ts'
import { sum } from '../numeric/sum.ts'

/** Below this distance from 0 or 2 lambda counts as 0 or 2, where the power becomes a logarithm. */
const AT_LIMIT = 1e-12

/**
 * A power transform for values of either sign, the identity for lambda 1 and log1p of positive values for lambda 0.
 *
 * Source: Yeo & Johnson (2000), A new family of power transformations, Biometrika 87(4), equation 2.1.
 */
export function yeoJohnson(value: number, lambda: number): number {
  if (value >= 0) return stretch(value, lambda)
  return -stretch(-value, 2 - lambda)
}

/**
 * The lambda in -5..5 with the largest profile likelihood under a normal distribution; 1 when all values are equal.
 *
 * Source: Yeo & Johnson (2000), section 3. scikit-learn searches without limits by Brent's method; the optimum is the same.
 */
export function fitYeoJohnson(values: Float64Array): number {
  if (values.every((value) => value === values[0])) return 1
  const slope = sum(values.map((value) => Math.sign(value) * Math.log1p(Math.abs(value))))
  const loss = (lambda: number): number => {
    const { deviation } = moments(values.map((value) => yeoJohnson(value, lambda)))
    return values.length * Math.log(deviation) - (lambda - 1) * slope
  }
  return minimize(loss, -5, 5)
}

/** ((1 + v)^p - 1) / p for v >= 0, by expm1 so that small powers keep their digits. */
function stretch(value: number, power: number): number {
  const log = Math.log1p(value)
  return Math.abs(power) < AT_LIMIT ? log : Math.expm1(power * log) / power
}
