import type { Period } from '../../base/calendar-periods.ts'
import type { PageCohort } from '../cohort-grid.ts'

/** One date of an evolution, and what happened since the date before. */
export interface PagePoint {
  readonly from: string
  readonly date: string
  readonly isWhole: boolean
  readonly customers: number
  readonly fresh: number
  readonly returned: number
  readonly lapsed: number
  readonly buyers: number
  /** Null without amounts. */
  readonly stepRevenue: number | null
  readonly unplacedRevenue: number | null
  /** In the order of the page's segments. */
  readonly segments: readonly {
    readonly customers: number
    readonly share: number | null
    readonly stepRevenue: number | null
    readonly stepRevenueShare: number | null
  }[]
  readonly drift: Readonly<Record<'recency' | 'orders' | 'revenue' | 'sizes', number | null>>
  readonly events: {
    readonly born: readonly string[]
    readonly gone: readonly string[]
    readonly replaced: readonly string[]
    readonly split: readonly { readonly from: string; readonly into: readonly string[] }[]
    readonly merged: readonly { readonly into: string; readonly from: readonly string[] }[]
    readonly renamed: readonly { readonly segment: string; readonly now: string }[]
    readonly relabelled: number
  } | null
}

/** What the page of an evolution needs. */
export interface EvolutionPage {
  readonly version: string
  readonly sources: readonly string[]
  readonly every: Period
  readonly windowDays: number | null
  /** Null where segments were made anew at each date. */
  readonly fitAt: string | null
  readonly currency: string | null
  /** Highest revenue per customer first: the place is the number in the chip. */
  readonly segments: readonly string[]
  readonly points: readonly PagePoint[]
  readonly cohorts: readonly PageCohort[]
  readonly lastMonthIsWhole: boolean
  readonly notes: readonly string[]
}
