import { quantile } from '../numeric/quantile.ts'

/** Shares below this count as this, so that an empty bin is far away and not infinitely far. */
const LEAST_SHARE = 1e-4
const BINS = 10

/**
 * Population stability index between two sets of shares: sum of (b - a) ln(b / a); 0 is the same. As a rule of thumb below
 * .1 nothing moved, above .25 the population is another.
 *
 * Source: Siddiqi (2006), Credit risk scorecards, chapter 7.
 */
export function stabilityIndex(sharesA: readonly number[], sharesB: readonly number[]): number {
  let total = 0
  for (const [i, share] of sharesA.entries()) {
    const a = Math.max(share, LEAST_SHARE)
    const b = Math.max(sharesB[i]!, LEAST_SHARE)
    total += (b - a) * Math.log(b / a)
  }
  return total
}

/** The index of one measure, in bins cut at the deciles of A; equal deciles make one bin. Null without values. */
export function measureDrift(valuesA: Float64Array, valuesB: Float64Array): number | null {
  if (valuesA.length === 0 || valuesB.length === 0) return null
  const ascending = valuesA.toSorted()
  const cuts = [...new Set(Array.from({ length: BINS - 1 }, (_, i) => quantile(ascending, (i + 1) / BINS)))]
  const shares = (values: Float64Array): number[] => {
    const counts = new Array<number>(cuts.length + 1).fill(0)
    for (const value of values) counts[cuts.filter((cut) => value > cut).length]!++
    return counts.map((count) => count / values.length)
  }
  return stabilityIndex(shares(valuesA), shares(valuesB))
}
