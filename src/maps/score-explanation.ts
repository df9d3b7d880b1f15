import type { Scoring } from '../rfm/scoring/scoring.ts'
import type { CompiledMap } from './compile-map.ts'

/** One customer as scored: whole days since the last order, 1 or more orders, undefined without amounts. */
export interface ExplainedCustomer {
  readonly recencyDays: number
  readonly orderCount: number
  readonly revenue: number | undefined
}

/** What the run that placed the customer knew. */
export interface ScoringRun {
  /** The day that recency was counted to, YYYY-MM-DD; null where it is not known. */
  readonly asOf: string | null
  readonly scoring: Scoring
  readonly map: CompiledMap
}

/** A segment that the customer would reach, and the code there. */
export interface Move {
  readonly segment: string
  readonly code: string
}

/** Why a customer is where they are and what would move them. Lists are empty where nothing would. */
export interface ScoreExplanation extends Move {
  /** 1 for the map's first rule, 0 when none held. */
  readonly rule: number
  /** Ordering 1 to 6 times more today at their own average: each count at which the segment changes. */
  readonly moreOrders: readonly (Move & { readonly orders: number })[]
  /** One order today of any value, and one of at least the spend missing to the next revenue score. */
  readonly waysUp: readonly (Move & { readonly spend: number })[]
  /** Without an order: the first day in another segment, YYYY-MM-DD; null where the as-of day is not known, `days` after it. */
  readonly slip: (Move & { readonly on: string | null; readonly days: number }) | undefined
  /** All of this in English, in this order. */
  readonly sentences: readonly string[]
}

/** A customer at the scores they have or would have. */
export interface Placed extends Move {
  readonly r: number
  readonly f: number
  /** The revenue score; the orders score without amounts. */
  readonly m: number
}
