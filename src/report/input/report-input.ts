import type { Finding } from '../../base/findings.ts'
import type { ReportBorneOut } from './report-borne-out.ts'
import type { ReportChosen, ReportSelection, ReportSilhouettes } from './report-choice.ts'
import type { ReportCorrelations, ReportDistribution, ReportHeatmap, ReportScoring } from './report-measures.ts'
import type { ReportCohorts, ReportTimeline } from './report-over-time.ts'
import type { ReportRuleSegment, ReportSegment } from './report-segment.ts'
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

export interface ReportDefinition {
  readonly term: string
  readonly text: string
}
