import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvCell, ratioText } from './csv-cell.ts'

/** What segments.csv shows of a segment. */
export interface SegmentRow {
  readonly segment: string
  readonly cluster: number
  readonly customers: number
  readonly share: number
  /** Exact decimal, trailing zeros cut; null without amounts. */
  readonly revenue: string | null
  readonly revenueShare: number | null
  readonly medianRecencyDays: number
  readonly medianOrderCount: number
  readonly medianRevenue: number | null
  readonly averageOrderValue: number | null
  readonly repeatRate: number
  readonly action: string
  readonly reason: string
}

const HEADER =
  'segment,cluster,customers,share,revenue,revenue_share,median_recency_days,median_order_count,median_revenue,average_order_value,repeat_rate,action,reason'

/** Writes segments.csv: one row per segment, by cluster number. */
export async function writeSegments(rows: readonly SegmentRow[], folder: string, rawText: boolean): Promise<void> {
  const lines = rows.map((row) =>
    [
      csvCell(row.segment, rawText),
      row.cluster,
      row.customers,
      ratioText(row.share),
      row.revenue ?? '',
      ratioText(row.revenueShare),
      ratioText(row.medianRecencyDays),
      ratioText(row.medianOrderCount),
      ratioText(row.medianRevenue),
      ratioText(row.averageOrderValue),
      ratioText(row.repeatRate),
      csvCell(row.action, rawText),
      csvCell(row.reason, rawText),
    ].join(','),
  )
  await writeFile(join(folder, 'segments.csv'), `${[HEADER, ...lines].join('\n')}\n`)
}
