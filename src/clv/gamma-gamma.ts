import { digamma } from '../numeric/digamma.ts'
import { distinct } from '../numeric/distinct.ts'
import { logGamma } from '../numeric/log-gamma.ts'
import type { LogLikelihood } from './log-likelihood.ts'

/**
 * What customers spend per purchase: gamma with shape p around a mean of their own, these means spread so that their
 * inverse rates follow a gamma distribution (q, v). The mean over all customers is p v / (q - 1) for q above 1.
 */
export interface GammaGamma {
  readonly kind: 'gamma-gamma'
  readonly p: number
  readonly q: number
  /** In units of money. */
  readonly v: number
}

/** Customers with a repeat purchase: how many purchases their mean spend is taken over, and that mean, above 0. */
export interface Spenders {
  readonly x: Float64Array
  readonly mean: Float64Array
}

/**
 * The log-likelihood of the Gamma-Gamma model, and its slope in the logarithms of p, q, v.
 *
 * Source: Fader & Hardie (2013), The Gamma-Gamma model of monetary value, eq. 1a.
 */
export function gammaGammaLikelihood({ x, mean }: Spenders): LogLikelihood {
  const counts = distinct(x)
  const logMean = mean.map(Math.log)
  return (parameters, gradient) => {
    const [p, q, v] = parameters as unknown as readonly [number, number, number]
    const [logV, logGammaQ, digammaQ] = [Math.log(v), logGamma(q), digamma(q)]
    const fixed = counts.values.map(
      (count) => logGamma(p * count + q) - logGamma(p * count) - logGammaQ + q * logV + p * count * Math.log(count),
    )
    const joint = counts.values.map((count) => digamma(p * count + q))
    const own = counts.values.map((count) => digamma(p * count))
    let [total, byP, byQ, byV] = [0, 0, 0, 0]
    for (let i = 0; i < x.length; i++) {
      const at = counts.index[i]!
      const count = x[i]!
      const sum = count * mean[i]! + v
      const logSum = Math.log(sum)
      total += fixed[at]! + (p * count - 1) * logMean[i]! - (p * count + q) * logSum
      byP += count * (joint[at]! - own[at]! + logMean[i]! + Math.log(count) - logSum)
      byQ += joint[at]! - digammaQ + logV - logSum
      byV += q / v - (p * count + q) / sum
    }
    gradient[0] = byP * p
    gradient[1] = byQ * q
    gradient[2] = byV * v
    return total
  }
}
