import { sum } from './sum.ts'

/** Mean and standard deviation with divisor n (ddof 0), in two passes. NaN without values. */
export function moments(values: Float64Array): { mean: number; deviation: number } {
  const mean = sum(values) / values.length
  const squares = new Float64Array(values.length)
  for (let i = 0; i < squares.length; i++) squares[i] = (values[i]! - mean) ** 2
  const variance = sum(squares) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}
