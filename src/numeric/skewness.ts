import { moments } from './moments.ts'

/** The third standardised moment (divisor n), 0 for a symmetric column; null where nothing varies. */
export function skewness(values: Float64Array): number | null {
  const { mean, deviation } = moments(values)
  if (!(deviation > 0)) return null
  let cubes = 0
  for (const value of values) cubes += ((value - mean) / deviation) ** 3
  return cubes / values.length
}
