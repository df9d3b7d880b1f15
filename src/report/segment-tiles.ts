import type { TreemapTile } from '../charts/treemap-chart.ts'
import { countNoun } from './count-noun.ts'
import { formatFineShare, formatShare } from './format.ts'
import type { ReportSegment } from './input/report-segment.ts'
import type { RunContext } from './run-context.ts'

export interface SegmentTiles {
  readonly tiles: readonly TreemapTile[]
  /** The segments behind the tiles. */
  readonly shown: readonly ReportSegment[]
  /** Those whose revenue, or number, is zero or less, so that they have no area. */
  readonly hidden: readonly ReportSegment[]
}

/** The segments as tiles of a treemap: the area is revenue, or the number of customers where there is no revenue to share. */
export function segmentTiles(context: RunContext): SegmentTiles {
  const { input, hasRevenue } = context
  const shown = input.segments.filter((segment) => area(segment, hasRevenue) > 0)
  const hidden = input.segments.filter((segment) => !(area(segment, hasRevenue) > 0))
  return { tiles: shown.map((segment) => tile(segment, context)), shown, hidden }
}

function area(segment: ReportSegment, byRevenue: boolean): number {
  return byRevenue ? (segment.revenue ?? 0) : segment.customers
}

function tile(segment: ReportSegment, context: RunContext): TreemapTile {
  const { hasRevenue, money } = context
  const share = hasRevenue ? segment.revenueShare : segment.share
  const customers = countNoun(segment.customers, 'customer')
  return {
    value: area(segment, hasRevenue),
    rank: segment.cluster < 0 ? '–' : String(segment.rank),
    name: segment.name,
    share: (share ?? 0) >= 0.1 ? formatShare(share) : formatFineShare(share),
    details: segment.revenue === null ? [customers] : [money(segment.revenue), customers],
    slot: context.slot(segment),
  }
}
