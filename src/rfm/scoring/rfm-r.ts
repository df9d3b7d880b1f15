import type { DistinctValues } from './distinct-values.ts'
import type { Threshold } from './scoring.ts'

/**
 * The inner bin bounds of R's package rfm, ascending: the quantiles (type 7) at 1/bins steps, plus 1 each. The "plus 1"
 * makes them depend on the unit: the same revenue in cents scores differently. Empty for no customers.
 *
 * Source: rfm 0.3.0, R/utils.R (rsquaredacademy/rfm).
 */
export function rfmRBounds(distinct: DistinctValues, bins: number): number[] {
  const { metric, n } = distinct
  if (n === 0) return []
  const values = metric === 'recency' ? distinct.values.toReversed() : distinct.values
  const counts = metric === 'recency' ? distinct.counts.toReversed() : distinct.counts
  const bounds: number[] = []
  let place = 0
  let upTo = counts[0]
  for (let j = 1; j < bins; j++) {
    const rank = ((n - 1) * j) / bins
    const floor = Math.floor(rank)
    while (upTo <= floor) upTo += counts[++place]
    const next = floor + 1 < upTo ? values[place] : values[Math.min(place + 1, values.length - 1)]
    bounds.push(values[place] + (rank - floor) * (next - values[place]) + 1)
  }
  return bounds
}

/**
 * Thresholds as R's package rfm scores: bin i is [bound i-1, bound i), recency reversed, nothing stretched. Bounds may
 * coincide, then the scores between them stay empty.
 */
export function rfmRThresholds(distinct: DistinctValues, bins: number): Threshold[] {
  const bounds = rfmRBounds(distinct, bins)
  // Fewer days than the bound score better; days are whole, so the last day that counts is the one before it.
  const worstFirst = distinct.metric === 'recency' ? bounds.toReversed().map((bound) => Math.ceil(bound) - 1) : bounds
  return [{ score: 1, from: null }, ...worstFirst.map((from, i) => ({ score: i + 2, from }))]
}
