/** ln of r (r+1) ... (r+x-1) and its slope in r, for x = 0..most. */
export interface RisingTable {
  readonly log: Float64Array
  readonly slope: Float64Array
}

/**
 * ln Γ(r+x) - ln Γ(r) for x = 0..most as sums of logarithms: exact where r is so large that the difference of two
 * logarithms of Γ would be rounding error.
 */
export function risingTable(r: number, most: number): RisingTable {
  const log = new Float64Array(most + 1)
  const slope = new Float64Array(most + 1)
  for (let i = 0; i < most; i++) {
    log[i + 1] = log[i]! + Math.log(r + i)
    slope[i + 1] = slope[i]! + 1 / (r + i)
  }
  return { log, slope }
}

/** ln of the chance to survive j draws, each with its own drawn chance to stop, and its slopes, for j = 0..most. */
export interface SurvivalTable {
  readonly log: Float64Array
  readonly slopeA: Float64Array
  readonly slopeB: Float64Array
}

/** ln B(a, b+j) - ln B(a, b) for j = 0..most, as sums of -ln(1 + a / (b+i)). */
export function survivalTable(a: number, b: number, most: number): SurvivalTable {
  const log = new Float64Array(most + 1)
  const slopeA = new Float64Array(most + 1)
  const slopeB = new Float64Array(most + 1)
  for (let i = 0; i < most; i++) {
    log[i + 1] = log[i]! - Math.log1p(a / (b + i))
    slopeA[i + 1] = slopeA[i]! - 1 / (a + b + i)
    slopeB[i + 1] = slopeB[i]! + a / ((b + i) * (a + b + i))
  }
  return { log, slopeA, slopeB }
}
