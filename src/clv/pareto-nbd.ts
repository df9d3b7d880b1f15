import type { Buyers } from './buyers.ts'
import { dropoutIntegral, emptyIntegral } from './dropout-integral.ts'
import type { LogLikelihood } from './log-likelihood.ts'
import { risingTable } from './rising-tables.ts'

/**
 * The log-likelihood of the Pareto/NBD over weighted customers, and its slope in the logarithms of r, alpha, s, beta.
 * A customer is alive at the end, or stopped at some moment u since the last purchase; the second part is integrated
 * over u.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), eq. 12; Fader & Hardie (2005), A note on deriving the Pareto/NBD
 * model, eq. 13. Departure: the integral is taken by quadrature, not by a series.
 */
export function paretoNbd({ n, x, tx, age }: Buyers, weights: Float64Array): LogLikelihood {
  const most = x.reduce((max, count) => Math.max(max, count), 0)
  const integral = emptyIntegral()

  return (parameters, gradient) => {
    const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number]
    const rising = risingTable(r, most)
    const [logAlpha, logBeta, logS] = [Math.log(alpha), Math.log(beta), Math.log(s)]
    let [total, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0]
    for (let i = 0; i < n; i++) {
      const weight = weights[i]!
      const count = x[i]!
      const shape = r + count
      dropoutIntegral(shape, alpha, s, beta, tx[i]!, age[i]!, integral)
      const logAlphaAge = Math.log(alpha + age[i]!)
      const logBetaAge = Math.log(beta + age[i]!)
      const alive = -shape * logAlphaAge - s * logBetaAge
      const gone = logS + integral.log
      const top = Math.max(alive, gone)
      const both = top + Math.log1p(Math.exp(-Math.abs(alive - gone)))
      const isAlive = Math.exp(alive - both)
      const isGone = Math.exp(gone - both)
      total += weight * (rising.log[count]! + r * logAlpha + s * logBeta + both)
      byR += weight * (rising.slope[count]! + logAlpha - isAlive * logAlphaAge - isGone * integral.meanLogAlpha)
      byAlpha += weight * (r / alpha - shape * (isAlive / (alpha + age[i]!) + isGone * integral.meanPerAlpha))
      byS += weight * (logBeta - isAlive * logBetaAge + isGone * (1 / s - integral.meanLogBeta))
      byBeta += weight * (s / beta - (isAlive * s) / (beta + age[i]!) - isGone * (s + 1) * integral.meanPerBeta)
    }
    gradient[0] = byR * r
    gradient[1] = byAlpha * alpha
    gradient[2] = byS * s
    gradient[3] = byBeta * beta
    return total
  }
}
