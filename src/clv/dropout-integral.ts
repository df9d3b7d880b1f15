import { gaussLegendre } from '../numeric/gauss-legendre.ts'

/**
 * The fewest nodes that leave a relative error below 1e-12, by how far the integrand falls (in powers of e) and how wide
 * the range is in y: the wider it is, the nearer come the singularities, which lie π beside it.
 */
const RULES = [
  { fall: 4, width: 2.5, rule: gaussLegendre(10) },
  { fall: 14, width: 4.5, rule: gaussLegendre(16) },
  { fall: Number.POSITIVE_INFINITY, width: 8, rule: gaussLegendre(24) },
  { fall: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY, rule: gaussLegendre(64) },
] as const
/** Where the integrand has fallen by exp(-40), the rest is below rounding. */
const FALLEN = 40

/** The integral in logarithms, and means under its integrand; reused from call to call. */
export interface DropoutIntegral {
  /** ln of the integral; -Infinity where the range is empty. */
  log: number
  meanLogAlpha: number
  meanLogBeta: number
  meanPerAlpha: number
  meanPerBeta: number
}

export function emptyIntegral(): DropoutIntegral {
  return { log: Number.NEGATIVE_INFINITY, meanLogAlpha: 0, meanLogBeta: 0, meanPerAlpha: 0, meanPerBeta: 0 }
}

/**
 * Integrates (alpha + u)^-shape (beta + u)^-(s + 1) over u from `from` to `to`, and the means of ln(alpha + u),
 * ln(beta + u), 1 / (alpha + u) and 1 / (beta + u) under it. In y = ln(m + u), m the lesser of alpha and beta, the
 * nearest singularity is π away from the range, so that few nodes suffice, whatever the parameters: the hypergeometric
 * series that stands for this integral elsewhere needs thousands of terms there.
 */
export function dropoutIntegral(
  shape: number,
  alpha: number,
  s: number,
  beta: number,
  from: number,
  to: number,
  out: DropoutIntegral,
): void {
  out.log = Number.NEGATIVE_INFINITY
  out.meanLogAlpha = out.meanLogBeta = out.meanPerAlpha = out.meanPerBeta = 0
  if (!(to > from)) return
  const least = Math.min(alpha, beta)
  const start = least + from
  const fallen = Math.min(
    (alpha + from) * Math.expm1(FALLEN / shape),
    (beta + from) * Math.expm1(FALLEN / (s + 1)),
    to - from,
  )
  const range = Math.log1p(fallen / start)
  const alphaStart = alpha + from
  const betaStart = beta + from
  const fall = shape * Math.log1p(fallen / alphaStart) + (s + 1) * Math.log1p(fallen / betaStart) - range
  const { nodes, weights } = RULES.find((one) => fall <= one.fall && range <= one.width)!.rule
  const other = Math.max(alphaStart, betaStart)
  const isOwn = alpha <= beta
  const [ownPower, otherPower] = isOwn ? [shape - 1, s + 1] : [s, shape]
  let [sum, logOwn, logOther, perOwn, perOther] = [0, 0, 0, 0, 0]
  for (let k = 0; k < nodes.length; k++) {
    const y = range * nodes[k]!
    const own = start * Math.exp(y)
    const beside = other - start + own
    const grown = Math.log(beside / other)
    const value = weights[k]! * Math.exp(-ownPower * y - otherPower * grown)
    sum += value
    logOwn += value * y
    logOther += value * grown
    perOwn += value / own
    perOther += value / beside
  }
  const [lnAlpha, lnBeta] = [Math.log(alphaStart), Math.log(betaStart)]
  out.log = Math.log(sum * range * start) - shape * lnAlpha - (s + 1) * lnBeta
  out.meanLogAlpha = lnAlpha + (isOwn ? logOwn : logOther) / sum
  out.meanLogBeta = lnBeta + (isOwn ? logOther : logOwn) / sum
  out.meanPerAlpha = (isOwn ? perOwn : perOther) / sum
  out.meanPerBeta = (isOwn ? perOther : perOwn) / sum
}
