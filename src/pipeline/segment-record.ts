import type { SegmentRow } from '../exports/write-segments.ts'

/** One segment in run.json: the row of segments.csv, and what stands behind it. */
export interface SegmentRecord extends SegmentRow {
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
  /** Mean Jaccard over re-draws of the customers; null where cut-offs are fixed, and in placed customers. */
  readonly stability: number | null
}
