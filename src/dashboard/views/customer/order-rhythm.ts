import { formatCount, formatDays } from '../../../report/format.ts'

const DAY = 86_400_000

/** How often somebody has ordered, as a sentence: `34 orders, usually 2 days apart; none for 302 days`. */
export function orderRhythm(dates: readonly string[], recencyDays: number): string {
  const days = dates.map(dayOf).filter(Number.isFinite)
  if (days.length === 0) return 'No dated orders'
  if (days.length === 1) return recencyDays === 0 ? 'One order, today' : `One order, ${formatDays(recencyDays)} ago`
  days.sort((a, b) => a - b)
  const gaps = days.slice(1).map((day, i) => day - days[i]!)
  const usual = medianOf(gaps)
  const apart = usual === 0 ? 'often on one day' : `usually ${formatDays(usual)} apart`
  const since = recencyDays === 0 ? 'the last today' : `none for ${formatDays(recencyDays)}`
  return `${formatCount(days.length)} orders, ${apart}; ${since}`
}

/** Whole days since 1970 of `2011-02-10T14:38:00`; NaN for what is no date. */
function dayOf(at: string): number {
  return Math.floor(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / DAY)
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b)
  const middle = values.length >> 1
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2
}
