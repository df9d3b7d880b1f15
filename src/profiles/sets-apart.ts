import type { Difference, Feature } from './difference.ts'
import type { GroupFigures } from './group-figures.ts'
import type { SegmentProfile } from './segment-profile.ts'
import { toThreeDigits } from './to-three-digits.ts'

/** A third difference is named only from here on, in standard deviations: below it is noise to a reader. */
const WORTH_A_THIRD = 0.25

/** The two or three strongest differences, strongest first, ties in the order recency, orders, spend, tenure. */
export function setsApart(profile: GroupFigures & Pick<SegmentProfile, 'zScore'>, base: GroupFigures): Difference[] {
  const candidates: [Feature, number | null, number | null | undefined, number | null | undefined][] = [
    ['recency', profile.zScore.recency, profile.recencyDays.median, base.recencyDays.median],
    ['orders', profile.zScore.orders, profile.orderCount.median, base.orderCount.median],
    ['spend', profile.zScore.spend, profile.customerRevenue?.median, base.customerRevenue?.median],
    ['tenure', profile.zScore.tenure, profile.tenureDays, base.tenureDays],
  ]
  const differences: Difference[] = []
  for (const [feature, zScore, here, all] of candidates) {
    if (zScore === null || zScore === 0 || here == null || all == null) continue
    const direction = zScore > 0 ? 'higher' : 'lower'
    const ratio = all > 0 ? here / all : null
    differences.push({ feature, direction, ratio, zScore, sentence: sentence(feature, direction, here, all, ratio) })
  }
  return differences
    .sort((a, b) => Math.abs(b.zScore) - Math.abs(a.zScore))
    .filter(({ zScore }, rank) => rank < 2 || (rank === 2 && Math.abs(zScore) >= WORTH_A_THIRD))
}

const SUBJECT: Record<Feature, string> = {
  recency: 'Days since the last order',
  orders: 'Orders per customer',
  spend: 'Revenue per customer',
  tenure: 'Days since the first order',
}

/** Money is said as a ratio only, so that no currency is needed; equal medians are said to be equal. */
function sentence(
  feature: Feature,
  direction: 'higher' | 'lower',
  here: number,
  all: number,
  ratio: number | null,
): string {
  const subject = SUBJECT[feature]
  if (here === all) return `${subject}: the same median as the base, ${direction} on average.`
  if (feature !== 'spend') return `${subject}: median ${inFull(here)}, against ${inFull(all)} in the base.`
  if (ratio !== null && ratio > 0) return `${subject}: median ${toThreeDigits(ratio)} times that of the base.`
  return `${subject}: a median ${here > all ? 'above' : 'below'} that of the base.`
}

/** Days and orders in full, with the half that a median may have. */
function inFull(count: number): string {
  return count.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}
