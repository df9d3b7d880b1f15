import { addDays, daysBetween } from './calendar.ts'

export type StepUnit = 'month' | 'quarter' | 'year'

/** A calendar month, quarter or year. */
export interface CalendarStep {
  /** Its first day, `YYYY-MM-DD`. */
  readonly start: string
  /** How many of its days lie in the time that is looked at, and how many it has. */
  readonly days: number
  readonly of: number
}

const MONTHS: Readonly<Record<StepUnit, number>> = { month: 1, quarter: 3, year: 12 }

/** The finest unit with at most `most` steps from the first to the last day; years where even these are more. */
export function stepUnit(first: string, last: string, most: number): StepUnit {
  const units: StepUnit[] = ['month', 'quarter']
  return units.find((unit) => stepOf(last, unit) - stepOf(first, unit) < most) ?? 'year'
}

/** The steps from that of `first` to that of `last`; days count as looked at from `first` to `until`. */
export function calendarSteps(first: string, last: string, until: string, unit: StepUnit): CalendarStep[] {
  const from = stepOf(first, unit)
  return Array.from({ length: stepOf(last, unit) - from + 1 }, (_, i) => {
    const [start, next] = [startOf(from + i, unit), startOf(from + i + 1, unit)]
    const begin = first > start ? first : start
    const end = until < next ? addDays(until, 1) : next
    return { start, days: Math.max(0, daysBetween(begin, end)), of: daysBetween(start, next) }
  })
}

/** Steps since the year 0. */
function stepOf(date: string, unit: StepUnit): number {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return Math.floor((year * 12 + month - 1) / MONTHS[unit])
}

function startOf(step: number, unit: StepUnit): string {
  const months = step * MONTHS[unit]
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}
