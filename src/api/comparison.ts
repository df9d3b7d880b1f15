/** `GET /api/comparisons?from=RUN&to=RUN`: customers that both runs have. */
export interface ComparisonView {
  readonly from: string
  readonly to: string
  readonly common: number
  readonly onlyFrom: number
  readonly onlyTo: number
  /** Customers whose segment has another name now, and what they bring. */
  readonly moved: number
  readonly movedRevenue: number | null
  readonly segmentsFrom: readonly ComparedSegment[]
  readonly segmentsTo: readonly ComparedSegment[]
  /** Common customers by segment before (rows) and now (columns). */
  readonly matrix: readonly (readonly number[])[]
  /** Settings that differ, as text. */
  readonly settings: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly adjustedRandIndex: number | null
}

export interface ComparedSegment {
  readonly slug: string
  readonly name: string
  readonly customers: number
  readonly revenue: number | null
}
