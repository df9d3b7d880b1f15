import { keptPer } from '../base/kept-per.ts'
import { quantile } from '../numeric/quantile.ts'
import type { ReportHeatmap } from '../report/input/report-measures.ts'
import type { Run } from './run.ts'
import { type ScoreBin, scoreBins } from './score-bins.ts'

const heatmaps = keptPer<Run['ruleSegmentation'], ReportHeatmap | null>()

/**
 * Customers and median revenue by the bins of recency (most recent first) and of orders (fewest first). Null under nested
 * scores, whose bins of orders differ from one bin of recency to the next.
 */
export function heatmapOf(run: Run): ReportHeatmap | null {
  return heatmaps(run.ruleSegmentation, () => countCells(run))
}

function countCells({ customerColumns, scoring, ruleSegmentation: { scores } }: Run): ReportHeatmap | null {
  if (scoring.method === 'nested') return null
  const rows = scoreBins('recency', scoring.recency).reverse()
  const columns = scoreBins('orders', scoring.orders)
  const cells = rows.map(() => columns.map((): number[] => []))
  const rowOf = new Map(rows.map((bin, i) => [bin.score, i]))
  const columnOf = new Map(columns.map((bin, i) => [bin.score, i]))
  const revenue = customerColumns.revenue
  for (let i = 0; i < customerColumns.n; i++) {
    cells[rowOf.get(scores.r[i]!)!]![columnOf.get(scores.f[i]!)!]!.push(revenue ? revenue[i]! : 0)
  }
  return {
    rows: rows.map(ends),
    columns: columns.map(ends),
    customers: cells.map((row) => row.map((cell) => cell.length)),
    medianRevenue: cells.map((row) =>
      row.map((cell) => (revenue && cell.length > 0 ? quantile(Float64Array.from(cell).sort(), 0.5) : null)),
    ),
  }
}

function ends({ min, max }: ScoreBin): ReportHeatmap['rows'][number] {
  return { min, max }
}
