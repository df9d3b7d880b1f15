import { OptionError } from '../../base/errors.ts'
import type { Cuts, Metric, Threshold } from './scoring.ts'

/**
 * The usual cut-offs for five bins: up to 30, 90, 180 and 365 days since the last order, and 1, 2, 3, 4-5, 6 or more
 * orders. Spend has none that would hold in every currency.
 */
export const defaultCuts: Cuts = { recency: [30, 90, 180, 365], orders: [2, 3, 4, 6] }

/**
 * Thresholds from cut-offs that somebody chose, whatever the data: some scores may stay empty and nothing is stretched.
 * @throws OptionError when the cut-offs are not bins - 1 strictly increasing numbers.
 */
export function fixedThresholds(metric: Metric, cuts: readonly number[], bins: number): Threshold[] {
  if (cuts.length !== bins - 1) {
    throw new OptionError(`${metric} has ${cuts.length} cut-offs, ${bins} bins need ${bins - 1}; give one per boundary`)
  }
  if (!cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > cuts[i - 1]))) {
    throw new OptionError(
      `${metric} has the cut-offs ${cuts.join(', ')}; give numbers, each larger than the one before`,
    )
  }
  const worstFirst = metric === 'recency' ? cuts.toReversed() : cuts
  return [{ score: 1, from: null }, ...worstFirst.map((from, i) => ({ score: i + 2, from }))]
}
