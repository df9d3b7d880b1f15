import type { Metric, MetricScoring } from './scoring.ts'
import { thresholdScore, thresholdsAt } from './threshold-score.ts'

/** Scores every value of a column; `r` and `f` choose the cell under `nested` and are not looked at otherwise. */
export function scoreColumn(
  metric: Metric,
  column: Float64Array,
  scoring: Pick<MetricScoring, 'thresholds' | 'cells'>,
  r: Uint8Array | undefined,
  f: Uint8Array | undefined,
): Uint8Array {
  const scores = new Uint8Array(column.length)
  for (let i = 0; i < column.length; i++) {
    scores[i] = thresholdScore(metric, thresholdsAt(scoring, r ? r[i] : 0, f ? f[i] : 0), column[i])
  }
  return scores
}
