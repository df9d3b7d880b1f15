/** What the page of a comparison needs. */
export interface ComparisonPage {
  readonly version: string
  readonly from: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly to: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly states: readonly string[]
  readonly matrix: readonly (readonly number[])[]
  readonly moves: readonly PageMove[]
  readonly changes: readonly (PageParts & { readonly state: number; readonly before: number; readonly after: number })[]
  readonly identities: readonly {
    readonly before: string | null
    readonly after: string | null
    readonly overlap: number | null
  }[]
  readonly drift: {
    readonly measures: Readonly<Record<string, number | null>>
    readonly sizes: number
    readonly relabelled: number
  }
  readonly advice: { readonly advice: 'keep' | 'refit'; readonly reasons: readonly string[] }
  readonly notes: readonly string[]
}

/** A change in customers, parted by its causes, which add up to it. */
export interface PageParts {
  readonly ageing: number
  readonly behaviour: number
  readonly borders: number
}

/** Between two states, by their places in `states`. */
export interface PageMove extends PageParts {
  readonly from: number
  readonly to: number
  readonly customers: number
}
