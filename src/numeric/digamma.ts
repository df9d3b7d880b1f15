/** Bernoulli numbers B(2k) over 2k, k = 1, 2, … */
const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12]
const LARGE = 12

/**
 * ψ(x), the slope of ln Γ(x), for x > 0, to about 15 digits of the larger of it and 1.
 *
 * Source: Abramowitz & Stegun (1964), 6.3.18, after 6.3.5 has carried small x above 12.
 */
export function digamma(x: number): number {
  let shift = 0
  let y = x
  while (y < LARGE) shift += 1 / y++
  const square = 1 / (y * y)
  let series = 0
  for (let k = SERIES.length - 1; k >= 0; k--) series = series * square + SERIES[k]!
  return Math.log(y) - 0.5 / y - series * square - shift
}
