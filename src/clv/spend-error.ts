import type { SpendFit } from './fit-spend.ts'

/**
 * The standard error of the logarithm of `expectedSpend` that comes from p, q and v being estimates (delta method); 0
 * where that is not defined.
 */
export function spendError({ model, covariance }: SpendFit, x: number, mean: number): number {
  const { p, q, v } = model
  const share = p * x + q - 1
  if (!(share > 0)) return 0
  const slope = [1 - (p * x) / share, -q / share, v / (v + (x > 0 ? x * mean : 0))]
  let variance = 0
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) variance += slope[i]! * covariance[i * 3 + j]! * slope[j]!
  return Math.sqrt(Math.max(0, variance))
}
