import { quantile } from '../numeric/quantile.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { type GroupFigures, groupFigures } from './group-figures.ts'
import type { LogMoments } from './log-moments.ts'
import { ownRhythm } from './own-rhythm.ts'
import { rankAmong } from './rank-among.ts'
import { rowsByLabel } from './rows-by-label.ts'
import type { BaseProfile, SegmentProfile } from './segment-profile.ts'
import { setsApart } from './sets-apart.ts'
import { type SortedColumns, sortedColumns } from './sorted-columns.ts'

export interface ProfileOptions {
  /** A customer is active when the last order is at most this many days old. Default 90. */
  readonly activeWithinDays?: number
}

export interface Profiles {
  readonly base: BaseProfile
  /** By cluster number, noise (-1) last; a cluster without customers has no profile. */
  readonly segments: SegmentProfile[]
}

/**
 * What each cluster is like and how it differs from the base. `labels` has one entry per customer: 0..k-1, or -1 for noise;
 * at least one customer. O(n log n), one to two seconds for a million customers.
 */
export function profileSegments(
  customers: CustomerColumns,
  labels: Int32Array,
  k: number,
  { activeWithinDays = 90 }: ProfileOptions = {},
): Profiles {
  const gaps = ownRhythm(customers)
  const everyone = new Int32Array(customers.n).map((_, i) => i)
  const all = sortedColumns(customers, gaps, everyone)
  const base = { ...groupFigures(all, activeWithinDays), longestTenureDays: all.tenureDays?.at(-1) ?? null }

  const segments = rowsByLabel(labels, k).map(({ label, rows }) => {
    const columns = sortedColumns(customers, gaps, rows)
    const figures = groupFigures(columns, activeWithinDays)
    const compared = {
      cluster: label,
      ...figures,
      share: figures.customers / base.customers,
      revenueShare: shareOf(figures.revenue, base.revenue),
      revenueRatio: shareOf(figures.customerRevenue?.median ?? null, base.customerRevenue?.median ?? null),
      ...ranks(figures, all),
      ...timing(figures, base, columns.lateness),
      zScore: zScores(figures, base),
    }
    return { ...compared, setsApart: setsApart(compared, base) }
  })
  return { base, segments }
}

function ranks(
  figures: GroupFigures,
  all: SortedColumns,
): Pick<SegmentProfile, 'recencyRank' | 'orderRank' | 'revenueRank' | 'valueRank'> {
  const orderRank = rankAmong(all.orderCount, figures.orderCount.median)
  const revenueRank =
    all.revenue && figures.customerRevenue ? rankAmong(all.revenue, figures.customerRevenue.median) : null
  return {
    recencyRank: 1 - rankAmong(all.recencyDays, figures.recencyDays.median),
    orderRank,
    revenueRank,
    valueRank: revenueRank === null ? orderRank : (orderRank + revenueRank) / 2,
  }
}

function timing(
  figures: GroupFigures,
  base: GroupFigures,
  lateness: Float64Array,
): Pick<SegmentProfile, 'usualGapDays' | 'lateness'> {
  if (figures.rhythmShare >= 0.5) return { usualGapDays: figures.gapDays, lateness: quantile(lateness, 0.5) }
  if (base.gapDays === null) return { usualGapDays: null, lateness: null }
  return { usualGapDays: base.gapDays, lateness: figures.recencyDays.median / base.gapDays }
}

function zScores(figures: GroupFigures, base: GroupFigures): SegmentProfile['zScore'] {
  const here = figures.logMoments
  const all = base.logMoments
  return {
    recency: zScore(here.recency, all.recency),
    orders: zScore(here.orders, all.orders),
    spend: here.spend && all.spend && zScore(here.spend, all.spend),
    tenure: here.tenure && all.tenure && zScore(here.tenure, all.tenure),
  }
}

function zScore(here: LogMoments, all: LogMoments): number {
  return all.spread > 0 ? (here.mean - all.mean) / all.spread : 0
}

function shareOf(part: number | null, total: number | null): number | null {
  return part !== null && total !== null && total > 0 ? part / total : null
}
