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
