import type { BaseProfile, SegmentProfile } from '../../src/profiles/segment-profile.ts'

const MOMENTS = { mean: 1, spread: 1 }

/** A base of 1,000 customers over a year who order every 60 days. */
export const BASE: BaseProfile = {
  customers: 1000,
  orders: 3000,
  revenue: 100_000,
  averageOrderValue: 33.33,
  recencyDays: { lower: 20, median: 60, upper: 150 },
  orderCount: { lower: 1, median: 2, upper: 4 },
  customerRevenue: { lower: 20, median: 50, upper: 100 },
  tenureDays: 200,
  repeatRate: 0.65,
  oneTimeShare: 0.35,
  activeShare: 0.6,
  gapDays: 60,
  rhythmShare: 0.6,
  logMoments: { recency: MOMENTS, orders: MOMENTS, spend: MOMENTS, tenure: MOMENTS },
  longestTenureDays: 365,
}

/** A fifth of BASE in the middle of everything, on time, but for what is given. */
export function profileWith(changes: Partial<SegmentProfile>): SegmentProfile {
  return {
    ...BASE,
    cluster: 0,
    customers: 200,
    share: 0.2,
    revenueShare: 0.2,
    recencyRank: 0.5,
    orderRank: 0.5,
    revenueRank: 0.5,
    valueRank: 0.5,
    revenueRatio: 1,
    usualGapDays: 60,
    lateness: 1,
    zScore: { recency: 0, orders: 0, spend: 0, tenure: 0 },
    setsApart: [],
    ...changes,
  }
}
