/** One row of segments.csv and of run.json's `segments`; money as exact decimal text where it is a sum. */
export interface SegmentRecord {
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
  /** The figure to watch when the action is tried. */
  readonly kpi: string
  /** The rule that gave the name, with its numbers. */
  readonly whyNamed: string
  /** Share with an order in the last 90 days. */
  readonly activeShare: number
  /** What distinguishes the segment from everybody, strongest first. */
  readonly setsApart: readonly string[]
  readonly quartiles: {
    readonly recencyDays: readonly [number, number, number]
    readonly orderCount: readonly [number, number, number]
    readonly revenue: readonly [number, number, number] | null
  }
  /** Mean Jaccard over resamples; null where not computed. */
  readonly stability: number | null
}

/** One segment of the rule map. */
export interface RuleRecord {
  readonly segment: string
  readonly customers: number
  readonly share: number
  readonly revenue: string | null
  readonly revenueShare: number | null
  /** The rule as written in the map; empty where the map names what no rule took. */
  readonly condition: string
  /** Null for names that are not ours. */
  readonly action: string | null
}
