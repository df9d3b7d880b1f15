import type { Period } from '../../base/calendar-periods.ts'
import { formatDate, formatMonth } from '../format.ts'
import type { PagePoint } from './evolution-page.ts'

/** What stands at the axis for a date or period. */
export interface AxisLabel {
  readonly label: string
  readonly year: string
}

/** `Nov`, `Q4` or `3 Jan`, and the year. */
export function axisLabel({ from }: PagePoint, every: Period): AxisLabel {
  const year = from.slice(0, 4)
  if (every === 'quarter') return { label: `Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`, year }
  return every === 'month' ? { label: formatMonth(from).slice(0, -5), year } : dayLabel(from)
}

/** `3 Jan`, and the year. */
export function dayLabel(date: string): AxisLabel {
  return { label: formatDate(date).slice(0, -5), year: date.slice(0, 4) }
}
