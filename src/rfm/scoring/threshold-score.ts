import type { Metric, MetricScoring, Threshold } from './scoring.ts'

/** The score of the best threshold that `value` equals or beats; the lowest score when it beats none. */
export function thresholdScore(metric: Metric, thresholds: readonly Threshold[], value: number): number {
  for (let i = thresholds.length - 1; i > 0; i--) {
    const { score, from } = thresholds[i]
    if (from !== null && (metric === 'recency' ? value <= from : value >= from)) return score
  }
  return thresholds[0].score
}

/** The thresholds that hold for a customer with the recency score `r` and the orders score `f`. */
export function thresholdsAt(
  scoring: Pick<MetricScoring, 'thresholds' | 'cells'>,
  r: number,
  f: number,
): readonly Threshold[] {
  if (!scoring.cells) return scoring.thresholds
  const cell = scoring.cells.find((cell) => cell.r === r && (cell.f === undefined || cell.f === f))
  // Scores come from thresholds, so every cell they lead to occurred when those were fitted.
  return cell!.thresholds
}
