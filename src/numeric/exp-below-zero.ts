/** Entries of the table per halving. */
const STEPS = 64
/** Where the table ends: e^-41 is below half a unit in the last place of 1. */
const LOWEST = -41

const PER_UNIT = STEPS / Math.LN2
const STEP = Math.LN2 / STEPS
const TABLE = Float64Array.from({ length: Math.ceil(1 - LOWEST * PER_UNIT) + 1 }, (_, i) => 2 ** (-i / STEPS))

/**
 * e^x for x of 0 or less, and 0 below -41, where e^x no longer changes a sum that holds a 1. Relative error below 1e-14,
 * and below 1e-15 from -1 on; measured, a third of the time of `Math.exp`.
 *
 * A table of 2^(-i/64) and the Taylor series of degree 5 for what is left over, at most ln 2 / 128.
 *
 * Source: Tang (1989), Table-driven implementation of the exponential function, ACM TOMS 15(2).
 */
export function expBelowZero(x: number): number {
  if (!(x > LOWEST)) return 0
  const i = (0.5 - x * PER_UNIT) | 0
  const r = x + i * STEP
  return TABLE[i]! * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))))))
}
