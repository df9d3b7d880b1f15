import type { ReportSegment } from './input/report-segment.ts'
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
  const { items, share: revenueShare } = fewestOf(context.named, (segment) => segment.revenueShare ?? 0)
  const share = items.reduce((sum, segment) => sum + segment.share, 0)
  return { segments: items, share, revenueShare, enough: revenueShare >= most }
}

/** The fewest that together hold two thirds of a whole, largest first, and what they hold. */
export function fewestOf<Item>(
  all: readonly Item[],
  shareOf: (item: Item) => number,
): { items: Item[]; share: number } {
  const items: Item[] = []
  let share = 0
  for (const item of all.toSorted((a, b) => shareOf(b) - shareOf(a))) {
    if (share >= most) break
    items.push(item)
    share += shareOf(item)
  }
  return { items, share }
}
