/** What customers are expected to buy and bring, as a page shows it. Purchases of one day are one. */
export interface ReportValues {
  /** Such as `MBG/NBD and Gamma-Gamma`. */
  readonly model: string
  readonly horizonDays: number
  /** A year's discount, 0.1 being a tenth. */
  readonly discountRate: number
  /** All customers together; null where nothing can be expected. */
  readonly totals: {
    readonly orders: number
    readonly ordersLow: number
    readonly ordersHigh: number
    /** Discounted; null where spend is not known. */
    readonly value: number | null
  } | null
  /** Whether the fit has a clear maximum: without one, chances to be alive are not to be read. */
  readonly isCertain: boolean
  /** What `groups` differ by. */
  readonly groupedBy: 'segment' | 'expected value' | 'expected orders'
  readonly groups: readonly ReportValueGroup[]
  /** Null where the log is too short to hold its last third back. */
  readonly heldBack: ReportHeldBack | null
  readonly months: readonly {
    /** `YYYY-MM` */
    readonly month: string
    readonly actual: number
    readonly expected: number
    readonly isWhole: boolean
  }[]
  /** What a reader must know before using a figure, as sentences without a full stop. */
  readonly warnings: readonly string[]
}

export interface ReportValueGroup {
  readonly name: string
  readonly customers: number
  readonly orders: number
  /** Mean chance to be still there. */
  readonly alive: number
  /** Null where spend is not known. */
  readonly value: number | null
}

/** A model fitted to the log before `cut`, and what came until `until`. */
export interface ReportHeldBack {
  readonly cut: string
  readonly until: string
  readonly days: number
  readonly customers: number
  readonly actual: number
  readonly forecasts: readonly {
    readonly name: 'model' | 'own-pace' | 'nobody'
    readonly total: number
    readonly meanAbsoluteError: number
    /** Of what came; NaN or null where nothing did. */
    readonly topFifthShare: number | null
  }[]
  /** Means per customer, by purchases after the first before the cut; 7 stands for seven and more. */
  readonly byRepeats: readonly {
    readonly repeats: number
    readonly customers: number
    readonly actual: number
    readonly expected: number
  }[]
}
