import { keptPer } from '../base/kept-per.ts'
import { quantile } from '../numeric/quantile.ts'
import type { ReportBin, ReportHeatmap } from '../report/input/report-measures.ts'
import type { MetricScoring } from '../rfm/scoring/scoring.ts'
import type { Run } from './run.ts'

const heatmaps = keptPer<Run['ruleSegmentation'], ReportHeatmap | null>()

/**
 * Customers and median revenue by the bins of recency (most recent first) and of orders (fewest first). Null under nested
 * scores, whose bins of orders differ from one bin of recency to the next. A bin reaches from the one before it to the
 * cut-off of its score, so that no day lies between two bins, whether anybody was there or not.
 */
export function heatmapOf(run: Run): ReportHeatmap | null {
  return heatmaps(run.ruleSegmentation, () => countCells(run))
}

function countCells({ customerColumns, scoring, ruleSegmentation: { scores } }: Run): ReportHeatmap | null {
  if (scoring.method === 'nested') return null
  const rows = [...scoring.recency.edges].reverse()
  const columns = scoring.orders.edges
  const cells = rows.map(() => columns.map((): number[] => []))
  const rowOf = new Map(rows.map((edge, i) => [edge.score, i]))
  const columnOf = new Map(columns.map((edge, i) => [edge.score, i]))
  const revenue = customerColumns.revenue
  for (let i = 0; i < customerColumns.n; i++) {
    cells[rowOf.get(scores.r[i]!)!]![columnOf.get(scores.f[i]!)!]!.push(revenue ? revenue[i]! : 0)
  }
  return {
    rows: recencyBins(scoring.recency),
    columns: orderBins(scoring.orders),
    customers: cells.map((row) => row.map((cell) => cell.length)),
    medianRevenue: cells.map((row) =>
      row.map((cell) => (revenue && cell.length > 0 ? quantile(Float64Array.from(cell).sort(), 0.5) : null)),
    ),
  }
}

/** Most recent first; the first of several begins today. */
function recencyBins({ edges, thresholds }: MetricScoring): ReportBin[] {
  const bins: { min: number; max: number }[] = []
  for (const { score, low, high } of [...edges].reverse()) {
    const before = bins.at(-1)
    const min = before ? before.max + 1 : edges.length > 1 ? 0 : low
    bins.push({ min, max: cutOff(thresholds, score) ?? high })
  }
  return bins
}

/** Fewest orders first; the last ends with the most that anybody has. */
function orderBins({ edges, thresholds }: MetricScoring): ReportBin[] {
  const mins = edges.map(({ score, low }) => Math.ceil(cutOff(thresholds, score) ?? low))
  return edges.map(({ high }, i) => ({ min: mins[i]!, max: i + 1 < mins.length ? mins[i + 1]! - 1 : high }))
}

/** The worst value that still earns the score; null for the lowest. */
function cutOff(thresholds: MetricScoring['thresholds'], score: number): number | null {
  return thresholds.find((threshold) => threshold.score === score)?.from ?? null
}
