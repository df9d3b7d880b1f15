import type { SegmentProfile } from '../profiles/segment-profile.ts'
import { toThreeDigits } from '../profiles/to-three-digits.ts'
import { formatMoney } from './format-money.ts'
import { formatShare } from './format-share.ts'

/**
 * A segment's figures in words, ready to stand in a sentence: medians, whole days, shares in whole percent, number and
 * noun agreeing. A figure that does not exist is null.
 */
export function segmentFacts(profile: SegmentProfile, currency?: string | null): Record<FactName, string | null> {
  const orders = profile.orderCount.median
  const recency = profile.recencyDays.median
  const gap = profile.usualGapDays
  const money = (amount: number | null | undefined): string | null =>
    amount == null ? null : formatMoney(amount, currency)
  return {
    share: formatShare(profile.share),
    revenueShare: profile.revenueShare === null ? null : formatShare(profile.revenueShare),
    oneShare: formatShare(profile.oneTimeShare),
    orders: counted(orders, 'order'),
    times: orders === 1 ? 'once' : orders === 2 ? 'twice' : `${toThreeDigits(orders)} times`,
    nextOrders: counted(Math.floor(orders) + 1, 'order'),
    revenue: money(profile.customerRevenue?.median),
    aov: money(profile.averageOrderValue),
    revenueRatio: profile.revenueRatio === null ? null : `${toThreeDigits(profile.revenueRatio)} times`,
    days: wholeDays(recency),
    ago: ago(recency),
    tenure: profile.tenureDays === null ? null : ago(profile.tenureDays),
    gap: gap === null ? null : wholeDays(gap),
    gap2: gap === null ? null : wholeDays(2 * gap),
    late: profile.lateness === null ? null : `${toThreeDigits(profile.lateness)} times`,
  }
}

export type FactName =
  | 'share'
  | 'revenueShare'
  | 'oneShare'
  | 'orders'
  | 'times'
  | 'nextOrders'
  | 'revenue'
  | 'aov'
  | 'revenueRatio'
  | 'days'
  | 'ago'
  | 'tenure'
  | 'gap'
  | 'gap2'
  | 'late'

function wholeDays(days: number): string {
  return counted(Math.round(days), 'day')
}

function ago(days: number): string {
  return Math.round(days) === 0 ? 'today' : `${wholeDays(days)} ago`
}

/** A count in full, medians with their half: "1 order", "2.5 orders", "1,312 days". */
function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${count === 1 ? noun : `${noun}s`}`
}
