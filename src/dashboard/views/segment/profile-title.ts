import type { SegmentView } from '../../../api/customers.ts'

type Side = -1 | 0 | 1

/** What sets a segment apart, as a sentence, from the medians of revenue (or orders) and of the last order. */
export function profileTitle(profile: SegmentView['profile']): string {
  const side = (measure: string): Side => {
    const found = profile.find((entry) => entry.measure === measure)
    return found ? (Math.sign(found.segment.p50 - found.everybody.p50) as Side) : 0
  }
  const hasRevenue = profile.some(({ measure }) => measure === 'revenue')
  const value = side(hasRevenue ? 'revenue' : 'orders')
  const away = side('recency')
  const verb = hasRevenue ? 'spent' : 'ordered'
  const spent = {
    1: `They ${verb} more than most`,
    0: `They ${verb} as much as most`,
    '-1': `They ${verb} less than most`,
  }[value]
  if (away === 0) return value === 0 ? 'They are like most customers' : spent
  if (away === 1) return `${spent}, ${value === 1 ? 'but' : 'and'} have been away longer`
  return value === -1
    ? 'They were here more recently than most, with less spent so far'
    : `${spent}, and were here more recently`
}
