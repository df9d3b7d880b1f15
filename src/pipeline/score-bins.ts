import type { Metric, MetricScoring } from '../rfm/scoring/scoring.ts'

/** What one score holds: min..max, both inclusive, in the metric's unit. */
export interface ScoreBin {
  readonly score: number
  readonly min: number
  readonly max: number
  readonly customers: number
}

/**
 * The bins of a metric's scores that occur, ascending by score. A bin reaches from the cut-off of its score to the next bin,
 * so that no day, order or cent lies between two bins, whether anybody was there or not; the outermost ends are the least
 * and the most that anybody has, and recency begins today. Where cut-offs hold only inside other scores (`nested`), the
 * ends are those observed.
 */
export function scoreBins(metric: Metric, scoring: MetricScoring): ScoreBin[] {
  if (scoring.cells) return scoring.edges.map(({ score, low, high, customers }) => bin(score, low, high, customers))
  return metric === 'recency' ? recencyBins(scoring) : risingBins(scoring, metric === 'orders' ? WHOLE : CENTS)
}

const WHOLE = 1
const CENTS = 100

function recencyBins({ edges, thresholds }: MetricScoring): ScoreBin[] {
  const bins: ScoreBin[] = []
  for (const { score, low, high, customers } of edges.toReversed()) {
    const before = bins.at(-1)
    const min = before ? before.max + 1 : edges.length > 1 ? 0 : low
    bins.push(bin(score, min, cutOff(thresholds, score) ?? high, customers))
  }
  return bins.reverse()
}

/** Orders or money in steps of 1 / `perUnit`. */
function risingBins({ edges, thresholds }: MetricScoring, perUnit: number): ScoreBin[] {
  const mins = edges.map(({ score, low }) => {
    const from = cutOff(thresholds, score)
    return from === null ? low : Math.min(low, stepsUp(from, perUnit) / perUnit)
  })
  return edges.map(({ score, high, customers }, i) => {
    const max = i + 1 < edges.length ? (stepsUp(mins[i + 1]!, perUnit) - 1) / perUnit : high
    return bin(score, mins[i]!, Math.max(high, max), customers)
  })
}

/** The fewest steps that reach a value; 2018.91 * 100 is a hair above 201891 and reaches no further step. */
function stepsUp(value: number, perUnit: number): number {
  return Math.ceil(value * perUnit - 1e-6)
}

/** The worst value that still earns the score; null for the lowest. */
function cutOff(thresholds: MetricScoring['thresholds'], score: number): number | null {
  return thresholds.find((threshold) => threshold.score === score)?.from ?? null
}

function bin(score: number, min: number, max: number, customers: number): ScoreBin {
  return { score, min, max, customers }
}
