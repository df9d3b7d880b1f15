export interface ReportSegment {
  /** 1..k by revenue per customer, highest first; the noise comes after the last. */
  readonly rank: number
  /** 0..k-1, or -1 for noise. */
  readonly cluster: number
  readonly name: string
  readonly customers: number
  readonly share: number
  readonly revenue: number | null
  readonly revenueShare: number | null
  readonly medianRecencyDays: number | null
  readonly medianOrderCount: number | null
  readonly medianRevenue: number | null
  readonly averageOrderValue: number | null
  readonly repeatRate: number | null
  /** Mean Jaccard overlap with the closest segment over re-draws of the customers. */
  readonly stability: number | null
  readonly action: string
  readonly reason: string
  /** The rule of naming that gave the name, in words. */
  readonly whyNamed: string
}

export interface ReportRuleSegment {
  readonly name: string
  readonly customers: number
  readonly share: number
  readonly revenue: number | null
  readonly revenueShare: number | null
  /** The rule as written in the map. */
  readonly condition: string
  /** Mean Jaccard over re-draws of the customers; null or left out where it was not computed. */
  readonly stability?: number | null
}
