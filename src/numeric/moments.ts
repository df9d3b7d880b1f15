import { sum } from './sum.ts'

/** Mean and standard deviation with divisor n (ddof 0), in two passes. NaN without values. */
export function moments(values: Float64Array): { mean: number; deviation: number } {
  const mean = sum(values) / values.length
  const variance = sum(values.map((value) => (value - mean) ** 2)) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}
