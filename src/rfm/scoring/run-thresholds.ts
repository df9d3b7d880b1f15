import { binScore } from './bin-score.ts'
import type { DistinctValues } from './distinct-values.ts'
import type { Threshold } from './scoring.ts'

/**
 * The thresholds of values cut into runs: each run's worst value, the scores stretched over 1..bins. A single run scores
 * the middle, for nothing tells its customers apart; but one-time buyers alone score 1.
 */
export function runThresholds(distinct: DistinctValues, starts: Int32Array, bins: number): Threshold[] {
  const { metric, values } = distinct
  if (metric === 'orders' && values.length === 1 && values[0] === 1) return [{ score: 1, from: null }]
  const runs = Math.max(1, starts.length)
  return Array.from({ length: runs }, (_, run) => ({
    score: binScore(run + 1, runs, bins),
    from: run === 0 ? null : values[starts[run]],
  }))
}
