/** Measures that can be asked for in ranges, drawn and sorted by. */
export const MEASURES = ['recency', 'orders', 'revenue', 'averageOrderValue', 'tenure'] as const
export type Measure = (typeof MEASURES)[number]

/** Columns that a page of customers can be sorted by. */
export type Sort = 'id' | 'segment' | 'rule' | 'confidence' | Measure
export const SORTS: readonly Sort[] = ['id', 'segment', 'rule', 'confidence', ...MEASURES]

/**
 * Which customers; the same words stand in the page's addresses and in the query strings of the server. In a query
 * string: `segment=at-risk&segment=lost&rule=Champions&q=178&recency=30..90&revenue=1000..&x=recency&y=revenue&polygon=12,300;90,300;90,2000`.
 */
export interface CustomerFilter {
  /** Slugs of segments; any of them. */
  readonly segment?: readonly string[]
  /** Names of rule segments; any of them. */
  readonly rule?: readonly string[]
  /** Part of the customer's id, in either case. */
  readonly q?: string
  /** `from..to`, both inclusive, either may be missing. */
  readonly ranges?: { readonly [M in Measure]?: { readonly from: number | null; readonly to: number | null } }
  /** Inside this polygon, in the units of its two measures; three corners or more, at most 200. */
  readonly polygon?: {
    readonly x: Measure
    readonly y: Measure
    readonly corners: readonly (readonly [number, number])[]
  }
}

/** `GET /api/runs/:run/customers?...&sort=-revenue&offset=0&limit=100`; ties by customer id. */
export interface CustomerPage {
  /** How many match, and what they bring; all of them, not only this page. */
  readonly total: number
  readonly revenue: number | null
  readonly offset: number
  readonly rows: readonly CustomerRow[]
}

export interface CustomerRow {
  readonly id: string
  readonly segment: string
  readonly cluster: number
  readonly rule: string
  readonly recencyDays: number
  readonly orders: number
  /** Exact decimal text. */
  readonly revenue: string | null
  readonly averageOrderValue: number | null
  /** Null, like the dates, where a source of customers' totals does not tell it. */
  readonly tenureDays: number | null
  readonly firstOrderAt: string | null
  readonly lastOrderAt: string | null
  /** `545` */
  readonly rfmCell: string
  readonly confidence: number | null
}

/** `GET /api/runs/:run/selection?...`: who the customers of a filter are. */
export interface SelectionView {
  readonly customers: number
  readonly share: number
  readonly revenue: number | null
  readonly revenueShare: number | null
  readonly medians: { readonly [M in Measure]: number | null }
  /** By segment, in the order of rank, those without any left out. */
  readonly segments: readonly { readonly slug: string; readonly name: string; readonly customers: number }[]
}

/**
 * `GET /api/runs/:run/density?x=recency&y=revenue&columns=180&rows=120`: every customer counted in a cell. Columns and rows
 * are 2 to 300 and by default as here.
 */
export interface DensityView {
  readonly x: DensityAxis
  readonly y: DensityAxis
  readonly columns: number
  readonly rows: number
  /** Cell of column c and row r (row 0 at the bottom) at `r * columns + c`; cells without customers are left out. */
  readonly cells: readonly number[]
  readonly counts: readonly number[]
  /** The cluster that most customers of the cell belong to. */
  readonly clusters: readonly number[]
  /** Up to 5,000 customers: each one, so that points can be drawn; else null. */
  readonly points:
    | readonly { readonly id: string; readonly x: number; readonly y: number; readonly cluster: number }[]
    | null
}

export interface DensityAxis {
  readonly measure: Measure
  /** With `log1p` 0 or more: whoever lies below is counted in the first cell. */
  readonly min: number
  readonly max: number
  /** `log1p`: cells are of equal width in log(1 + value). */
  readonly scale: 'linear' | 'log1p'
}

/** `GET /api/runs/:run/customers/:id` */
export interface CustomerView {
  readonly row: CustomerRow
  readonly rules: { readonly segment: string; readonly code: string; readonly sentences: readonly string[] }
  readonly cluster: {
    readonly segment: string
    readonly whyNamed: string
    readonly why: string
    readonly action: string
    readonly afterOneOrder: string
    readonly distances: readonly { readonly segment: string; readonly distance: number }[]
  }
  /** Lifetime value, where the run has it; each null where it is not known. */
  readonly values: {
    readonly expectedOrders: number | null
    readonly probabilityAlive: number | null
    readonly expectedValue: number | null
  } | null
  /** Columns that were carried along. */
  readonly kept: Readonly<Record<string, string | null>>
}

/**
 * `GET /api/runs/:run/customers/:id/orders`: 409 with code `no-history` where the sources are gone; 202 with the `JobView`
 * of a job of kind `history` where they have to be read first: ask again when it is done.
 */
export interface CustomerOrders {
  readonly orders: readonly {
    readonly at: string
    readonly order: string | null
    readonly revenue: string | null
    readonly rows: number
  }[]
}

/** `GET /api/runs/:run/segments/:slug` */
export interface SegmentView {
  readonly slug: string
  readonly name: string
  readonly cluster: number
  readonly rank: number
  readonly customers: number
  readonly share: number
  readonly revenue: number | null
  readonly revenueShare: number | null
  readonly whyNamed: string
  readonly action: string
  readonly reason: string
  /** Figure to watch. */
  readonly watch: string | null
  readonly repeatRate: number | null
  readonly averageOrderValue: number | null
  /** Quartiles of the segment and of everybody, in the measure's own unit. */
  readonly profile: readonly {
    readonly measure: Measure
    readonly segment: Quartiles
    readonly everybody: Quartiles
  }[]
  /** By rule segment, most customers first. */
  readonly rules: readonly { readonly name: string; readonly customers: number }[]
  /** Most revenue first; at most ten. */
  readonly first: readonly CustomerRow[]
}

export interface Quartiles {
  readonly p25: number
  readonly p50: number
  readonly p75: number
}

/**
 * `GET /api/runs/:run/export?format=csv&...filter`: the customers of a filter as a file, with the columns of customers.csv.
 * The run's own files are at `/api/runs/:run/files/report.html` and so on.
 */
export const EXPORT_FORMATS = ['csv', 'parquet', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
