import type { CalendarStep, StepUnit } from '../base/calendar-steps.ts'
import type { Finding } from '../base/findings.ts'
import type { ReportValues } from './report-values.ts'

/**
 * What the report needs of a finished run: plain data that survives JSON. Shares are fractions of 1, money is a number
 * in the file's own currency, dates are `YYYY-MM-DD`, and null means "not known" or "does not apply".
 */
export interface ReportInput {
  /** What was read, as the reader would name it: file names, not whole paths. */
  readonly sources: readonly string[]
  /** The same with what identifies their contents. */
  readonly files: readonly ReportFile[]
  readonly version: string
  /** The command line that repeats the run. */
  readonly command: string
  readonly seed: number
  /** The day to which recency is counted; null where it is not known. */
  readonly asOf: string | null
  /** Date of the first and of the last order; null when no order was kept. */
  readonly firstDate: string | null
  readonly lastDate: string | null
  /** ISO 4217 code; null when the file does not say, and then no symbol is shown. */
  readonly currency: string | null
  readonly rows: ReportRows
  readonly customers: number
  readonly orders: number
  /** Sum over all customers, may be 0 or negative; null when the source has no amounts. */
  readonly revenue: number | null
  /** Share of customers with two or more orders. */
  readonly repeatRate: number | null
  /** Share of revenue that the best tenth of customers brings. */
  readonly topTenthRevenueShare: number | null
  /** In the order of rank; noise last. */
  readonly segments: readonly ReportSegment[]
  /** The segments of the rule map, in the order of the map; empty when there is none. */
  readonly ruleSegments: readonly ReportRuleSegment[]
  /** Customers by rule segment (rows, in the order of `ruleSegments`) and segment (columns, in the order of `segments`). */
  readonly cross: readonly (readonly number[])[]
  readonly heatmap: ReportHeatmap | null
  /** Null where single orders are not known. */
  readonly timeline: ReportTimeline | null
  readonly cohorts: ReportCohorts | null
  readonly distributions: readonly ReportDistribution[]
  /** Of the measures as they are compared; null with fewer than two. */
  readonly correlations: ReportCorrelations | null
  /** One entry per k that was tried, ascending; empty when k was given. */
  readonly selection: readonly ReportSelection[]
  readonly chosen: ReportChosen
  /** How customers sit in their segments; null with fewer than two segments. */
  readonly silhouettes: ReportSilhouettes | null
  /** What customers did after an earlier cut, by rule segment; null when the log is too short to ask. */
  readonly borneOut: ReportBorneOut | null
  /** Lifetime value; left out where it was not asked for. */
  readonly values?: ReportValues
  readonly findings: readonly Finding[]
  readonly definitions: readonly ReportDefinition[]
  /** Edges of the scores, worst score first; a measure that was not scored is left out. */
  readonly scoring: readonly ReportScoring[]
}

export interface ReportFile {
  readonly name: string
  readonly rows: number
  readonly bytes: number
  /** SHA-256 of its contents. */
  readonly sha256: string
}

/** read = kept + the sum of rejected. */
export interface ReportRows {
  readonly read: number
  readonly kept: number
  /** Rows set aside by reason: `missing-customer`, `cancelled`, ... */
  readonly rejected: Readonly<Record<string, number>>
  /** What these rows come to, by reason; a reason is left out where that is not known, and all are in older results. */
  readonly rejectedMoney?: Readonly<Record<string, number>>
}

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

/** What each segment brought over time. Segments are those of the last day, looked at backwards. */
export interface ReportTimeline {
  readonly unit: StepUnit
  /** Orders where there are no amounts. */
  readonly measure: 'revenue' | 'orders'
  readonly steps: readonly CalendarStep[]
  /** By segment, in the order of `segments`, and step. */
  readonly bySegment: readonly (readonly number[])[]
}

/** Customers by the step of their first order. */
export interface ReportCohorts {
  readonly unit: StepUnit
  readonly steps: readonly CalendarStep[]
  /** One per step; `again[i]` of the customers ordered i + 1 steps after their first one. */
  readonly rows: readonly { readonly customers: number; readonly again: readonly number[] }[]
}

export interface ReportCorrelations {
  readonly features: readonly string[]
  /** Pearson's, -1..1; null where a measure is constant. */
  readonly matrix: readonly (readonly (number | null)[])[]
}

/** Silhouette widths: -1 in the wrong segment, 0 on a border, 1 clearly inside. */
export interface ReportSilhouettes {
  /** On how many customers they were measured: all of them, or a sample. */
  readonly of: number
  /** In the order of `segments`, without the noise. */
  readonly segments: readonly ReportWidths[]
}

export interface ReportWidths {
  readonly mean: number | null
  /** Share of customers nearer to another segment. */
  readonly below: number | null
  /** At even steps from the largest to the smallest, at most 200. */
  readonly quantiles: readonly number[]
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

export interface ReportSelection {
  readonly k: number
  /** Sum of squared distances to the centres. */
  readonly inertia: number | null
  /** Inertia as a share of the total spread (k = 1). */
  readonly inertiaShare: number | null
  /** Gaussian mixtures only; lower is better. */
  readonly bic?: number | null
  /** Trees of merges only: the height at which these segments become one less, and the gap below it. */
  readonly mergeHeight?: number | null
  readonly mergeGap?: number | null
  readonly silhouette: number | null
  /** How many customers the silhouette was computed on. */
  readonly silhouetteOf: number | null
  readonly calinskiHarabasz: number | null
  readonly daviesBouldin: number | null
  readonly smallestShare: number | null
  readonly lowestJaccard: number | null
  readonly distinctNames: number | null
  /** Customers of each segment, most valuable ones first; not there in older results. */
  readonly sizes?: readonly number[]
}

export interface ReportChosen {
  /** As in the command: 'k-means'. */
  readonly method: string
  readonly k: number
  /** Why this k, as a sentence. */
  readonly reason: string
  /** Accepting judges over judges. */
  readonly agreement: number | null
  readonly judges: readonly ReportJudge[]
  /** Number of re-draws behind `stability` and `lowestJaccard`; 0 when none were made. */
  readonly redraws: number
  /** The floors that a k had to reach. */
  readonly jaccardFloor: number | null
  readonly shareFloor: number | null
}

export interface ReportJudge {
  readonly judge: string
  /** Null: abstains. */
  readonly accepts: boolean | null
  readonly note: string
}

/** Rules applied at `cut`, held against what happened from then to `until`. */
export interface ReportBorneOut {
  readonly cut: string
  readonly until: string
  readonly customers: number
  /** Share of all customers known at the cut who ordered again. */
  readonly returned: number
  /** Share of the variance of "ordered again" that lies between the segments. */
  readonly explained: number | null
  readonly segments: readonly ReportBorneOutSegment[]
}

export interface ReportBorneOutSegment {
  readonly name: string
  readonly customers: number
  readonly returned: number | null
  /** Share that returned over the share of all: 1 is the base. */
  readonly index: number | null
  /** Mean revenue after the cut, per customer. */
  readonly nextRevenue: number | null
}

export interface ReportDefinition {
  readonly term: string
  readonly text: string
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
