/**
 * The smallest k with gap(k) >= gap(k + 1) - error(k + 1), or the last where none has: an advance of less than one standard
 * error is no reason for one more cluster.
 *
 * @param gaps of k = 1, 2, ...
 * @returns 1..gaps.length; 0 without gaps.
 *
 * Source: Tibshirani, Walther & Hastie (2001), J. R. Statist. Soc. B 63, section 3, step (c).
 */
export function oneStandardError(gaps: readonly number[], errors: readonly number[]): number {
  const at = gaps.findIndex((gap, i) => i + 1 < gaps.length && gap >= gaps[i + 1]! - errors[i + 1]!)
  return at < 0 ? gaps.length : at + 1
}
