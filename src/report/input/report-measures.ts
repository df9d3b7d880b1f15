/** Customers by recency (rows) and number of orders (columns); a bin holds min..max, both inclusive. */
export interface ReportHeatmap {
  /** Most recent first. */
  readonly rows: readonly ReportBin[]
  /** Fewest orders first. */
  readonly columns: readonly ReportBin[]
  readonly customers: readonly (readonly number[])[]
  readonly medianRevenue: readonly (readonly (number | null)[])[]
}

/** Whole days or orders; `max` null means open. */
export interface ReportBin {
  readonly min: number
  readonly max: number | null
}

export interface ReportCorrelations {
  readonly features: readonly string[]
  /** Pearson's, -1..1; null where a measure is constant. */
  readonly matrix: readonly (readonly (number | null)[])[]
}

/** One measure before and after it was brought to scale. */
export interface ReportDistribution {
  /** In words: 'Days since last order'. */
  readonly feature: string
  /** 'days', 'orders', or the currency; empty when there is none. */
  readonly unit: string
  /** In the measure's own unit. */
  readonly before: Histogram
  /** As clustered; edges on the transformed scale. */
  readonly after: Histogram
  readonly skewBefore: number | null
  readonly skewAfter: number | null
  /** What was done, in words: 'log(1 + x), centred, divided by its spread'. */
  readonly transform: string
}

/** `counts[i]` values lie between `edges[i]` and `edges[i + 1]`. */
export interface Histogram {
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

export interface ReportScoring {
  /** 'Days since last order', 'Orders', 'Revenue'. */
  readonly measure: string
  readonly unit: string
  readonly scores: readonly ReportScore[]
}

export interface ReportScore {
  readonly score: number
  readonly min: number
  readonly max: number
  readonly customers: number
}
