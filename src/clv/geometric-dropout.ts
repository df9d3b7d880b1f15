import { distinct } from '../numeric/distinct.ts'
import type { Buyers } from './buyers.ts'
import type { LogLikelihood } from './log-likelihood.ts'
import { risingTable, survivalTable } from './rising-tables.ts'

/**
 * The log-likelihood of BG/NBD and MBG/NBD over weighted customers, and its slope in the logarithms of r, alpha, a, b.
 * They differ only in the draws that a customer with x repeats has survived: x, or x + 1 where the first purchase may be
 * the last. Everything that depends on x or on one time alone is tabulated, so that a row costs one exp and one log.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting your customers" the easy way, eq. 6; Batislam, Denizel & Filiztekin
 * (2007), eq. 3; the stable form after Hardie's note 027.
 */
export function geometricDropout(kind: 'bg-nbd' | 'mbg-nbd', buyers: Buyers, weights: Float64Array): LogLikelihood {
  const { n, x } = buyers
  const first = kind === 'mbg-nbd' ? 1 : 0
  const most = x.reduce((max, count) => Math.max(max, count), 0)
  const ages = distinct(buyers.age)
  const lasts = distinct(buyers.tx)

  return (parameters, gradient) => {
    const [r, alpha, a, b] = parameters as unknown as readonly [number, number, number, number]
    const rising = risingTable(r, most)
    const survival = survivalTable(a, b, most + first)
    const logAge = ages.values.map((age) => Math.log(alpha + age))
    const logLast = lasts.values.map((last) => Math.log(alpha + last))
    const grown = ages.values.map((age) => Math.log1p(age / alpha))
    const logA = Math.log(a)
    const logStop = Float64Array.from({ length: most + first + 1 }, (_, j) => (j > 0 ? Math.log(b + j - 1) : 0))
    let [total, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
    for (let i = 0; i < n; i++) {
      const weight = weights[i]!
      const count = x[i]!
      const draws = count + first
      const age = ages.index[i]!
      const last = lasts.index[i]!
      const shape = r + count
      const toAge = 1 / (alpha + ages.values[age]!)
      let value = rising.log[count]! + survival.log[draws]! - r * grown[age]! - count * logAge[age]!
      let slopeR = rising.slope[count]! - grown[age]!
      let slopeAlpha = r / alpha - shape * toAge
      let slopeA = survival.slopeA[draws]!
      let slopeB = survival.slopeB[draws]!
      if (draws > 0) {
        const waited = logAge[age]! - logLast[last]!
        const odds = logA - logStop[draws]! + shape * waited
        const small = Math.exp(-Math.abs(odds))
        const gone = odds > 0 ? 1 / (1 + small) : small / (1 + small)
        value += Math.max(odds, 0) + Math.log1p(small)
        slopeR += gone * waited
        slopeAlpha += gone * shape * (toAge - 1 / (alpha + lasts.values[last]!))
        slopeA += gone / a
        slopeB -= gone / (b + draws - 1)
      }
      total += weight * value
      byR += weight * slopeR
      byAlpha += weight * slopeAlpha
      byA += weight * slopeA
      byB += weight * slopeB
    }
    gradient[0] = byR * r
    gradient[1] = byAlpha * alpha
    gradient[2] = byA * a
    gradient[3] = byB * b
    return total
  }
}
