import type { ReportContext } from './report-context.ts'
import type { ReportSegment } from './report-input.ts'

export interface Leaders {
  readonly segments: readonly ReportSegment[]
  /** Shares of all customers and of all revenue. */
  readonly share: number
  readonly revenueShare: number
}

/** The fewest segments that together bring two thirds of revenue, largest first. */
export function leaders(context: ReportContext): Leaders {
  const ordered = [...context.named].sort((a, b) => (b.revenueShare ?? 0) - (a.revenueShare ?? 0))
  const segments: ReportSegment[] = []
  let revenueShare = 0
  for (const segment of ordered) {
    if (revenueShare >= 2 / 3) break
    segments.push(segment)
    revenueShare += segment.revenueShare ?? 0
  }
  return { segments, share: segments.reduce((sum, segment) => sum + segment.share, 0), revenueShare }
}
