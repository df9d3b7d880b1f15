import type { ReportSegment } from './report-input.ts'
import type { RunContext } from './run-context.ts'

export interface Leaders {
  readonly segments: readonly ReportSegment[]
  /** Shares of all customers and of all revenue. */
  readonly share: number
  readonly revenueShare: number
  /** False when all of them together bring less than that: then much of it is with customers in no segment. */
  readonly enough: boolean
}

const most = 2 / 3

/** The fewest segments that together bring two thirds of revenue, largest first. */
export function leaders(context: RunContext): Leaders {
  const ordered = [...context.named].sort((a, b) => (b.revenueShare ?? 0) - (a.revenueShare ?? 0))
  const segments: ReportSegment[] = []
  let revenueShare = 0
  for (const segment of ordered) {
    if (revenueShare >= most) break
    segments.push(segment)
    revenueShare += segment.revenueShare ?? 0
  }
  const share = segments.reduce((sum, segment) => sum + segment.share, 0)
  return { segments, share, revenueShare, enough: revenueShare >= most }
}
