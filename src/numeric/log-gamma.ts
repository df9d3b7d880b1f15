const HALF_LOG_TWO_PI = 0.9189385332046728
/** Bernoulli numbers B(2k) over 2k (2k - 1), k = 1, 2, … */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const LARGE = 12

/**
 * ln Γ(x) for x > 0, to about 15 digits of the larger of it and 1. Infinity at 0.
 *
 * Source: Abramowitz & Stegun (1964), 6.1.41, after 6.1.15 has carried small x above 12.
 */
export function logGamma(x: number): number {
  let product = 1
  let y = x
  while (y < LARGE) product *= y++
  const inverse = 1 / y
  const square = inverse * inverse
  let series = 0
  for (let k = SERIES.length - 1; k >= 0; k--) series = series * square + SERIES[k]!
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series * inverse - Math.log(product)
}
