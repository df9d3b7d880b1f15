import type { GammaGamma } from './gamma-gamma.ts'

/**
 * What a customer will spend per purchase, in units of money: between the customer's own mean and that of all, the nearer
 * to the own the more purchases it is taken over. Without repeat purchases the mean of all, NaN where q is 1 or less and
 * that mean is infinite.
 *
 * Source: Fader & Hardie (2013), The Gamma-Gamma model of monetary value, eq. 5.
 *
 * @param x repeat purchases, 0 or more. @param mean their mean spend; any number where x is 0.
 */
export function expectedSpend({ p, q, v }: GammaGamma, x: number, mean: number): number {
  const share = p * x + q - 1
  if (!(share > 0)) return Number.NaN
  return (p * (v + (x > 0 ? x * mean : 0))) / share
}
