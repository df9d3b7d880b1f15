import type { Difference } from './difference.ts'
import type { GroupFigures } from './group-figures.ts'

/** All customers of a run, noise included: what every segment is measured against. */
export interface BaseProfile extends GroupFigures {
  /** Days since the very first order of the base: how long the window is; null where first orders are not known. */
  readonly longestTenureDays: number | null
}

/** One cluster against the base. Ranks are 0..1: the share of the base below this segment's median, equals counted half. */
export interface SegmentProfile extends GroupFigures {
  /** 0..k-1, or -1 for noise. */
  readonly cluster: number
  readonly share: number
  /** Of the base's revenue; null without amounts or when the base's revenue is 0 or less. */
  readonly revenueShare: number | null
  /** How recent: the share of the base with a longer recency than this segment's median. */
  readonly recencyRank: number
  readonly orderRank: number
  /** Null without amounts. */
  readonly revenueRank: number | null
  /** Mean of order and revenue rank; the order rank alone without amounts. */
  readonly valueRank: number
  /** Median revenue per customer / that of the base; null without amounts or when the base's is 0 or less. */
  readonly revenueRatio: number | null
  /** Median own rhythm where at least half of the segment has one, else the base's; null when nobody has one. */
  readonly usualGapDays: number | null
  /**
   * Recency in units of the usual gap: the median of recency / own rhythm where at least half of the segment has a rhythm,
   * else median recency / the base's gap; null when nobody has a rhythm. 1 is "just due", 3 is "three gaps silent".
   */
  readonly lateness: number | null
  /** (mean log1p here - in the base) / standard deviation in the base; 0 where the base does not vary. */
  readonly zScore: {
    readonly recency: number
    readonly orders: number
    readonly spend: number | null
    readonly tenure: number | null
  }
  /** The two or three features in which it differs most from the base, strongest first; empty for a base without variation. */
  readonly setsApart: readonly Difference[]
}
