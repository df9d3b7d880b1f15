import type { Finding } from '../base/findings.ts'
import type { Advice } from '../evidence/keep-or-refit.ts'
import type { Move, NetChange } from '../evidence/split-moves.ts'
import type { View } from './snapshot.ts'

/** What became of one segment of the earlier day, or where one of the later day comes from. */
export interface SegmentIdentity {
  /** Name at the earlier day; null for a birth. */
  readonly before: string | null
  /** Name at the later day; null for a death. */
  readonly after: string | null
  /** Jaccard overlap on the later customers, 0..1; null without a partner. */
  readonly overlap: number | null
}

/** Two days of one shop: who moved between segments, and why. Plain data. */
export interface Comparison {
  readonly from: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly to: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly view: View
  /** The options that were given, as they were given. */
  readonly options: object
  /** Names of the states that moves and changes speak of: segments, then New, Returned and Lapsed. */
  readonly states: readonly string[]
  /** Customers by state before (row) and after (column), those who stayed included. */
  readonly matrix: readonly (readonly number[])[]
  readonly moves: readonly Move[]
  readonly changes: readonly NetChange[]
  readonly identities: readonly SegmentIdentity[]
  readonly splits: readonly { readonly from: string; readonly into: readonly string[] }[]
  readonly merges: readonly { readonly into: string; readonly from: readonly string[] }[]
  readonly drift: {
    /** Population stability index per measure, 0 and more; null without values. */
    readonly measures: Readonly<Record<'recency' | 'orders' | 'revenue', number | null>>
    readonly sizes: number
    /** Share of the later customers whom the two yardsticks place in different segments. */
    readonly relabelled: number
    /** Adjusted Rand index between the two placements of the later customers. */
    readonly agreement: number
  }
  readonly advice: Advice
  readonly findings: readonly Finding[]
}
