import { logGamma } from './log-gamma.ts'

const STEP = 1 / 32
const LOWEST = -12
const HIGHEST = 12

/**
 * Tricomi's confluent hypergeometric function U(a, b, z) for a > 0 and z > 0, to about 12 digits; never more than 769
 * evaluations.
 *
 * The integral of exp(-zt) t^(a-1) (1+t)^(b-a-1) over t > 0, over Γ(a), by the trapezoidal rule after
 * z t = exp(w - exp(-w)), under which both ends vanish doubly exponentially.
 *
 * Source: Abramowitz & Stegun (1964), 13.2.5; Takahasi & Mori (1974), Double exponential formulas.
 */
export function tricomiU(a: number, b: number, z: number): number {
  let total = 0
  for (let w = LOWEST; w <= HIGHEST; w += STEP) {
    const fall = Math.exp(-w)
    const logTime = w - fall - Math.log(z)
    const time = Math.exp(logTime)
    total += Math.exp(-z * time + a * logTime + (b - a - 1) * Math.log1p(time)) * (1 + fall)
  }
  return total * STEP * Math.exp(-logGamma(a))
}
