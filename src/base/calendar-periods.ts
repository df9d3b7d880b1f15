import { addDays } from './calendar.ts'

/** Lengths of time that calendars have names for; weeks begin on Monday. */
export const PERIODS = ['month', 'quarter', 'week'] as const
export type Period = (typeof PERIODS)[number]

/** Days of the longest one. */
export const LONGEST: Readonly<Record<Period, number>> = { month: 31, quarter: 92, week: 7 }

/** The first day of the period that a date lies in. */
export function periodStart(date: string, period: Period): string {
  if (period === 'week') return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
  const month = Number(date.slice(5, 7)) - 1
  return monthStart(Number(date.slice(0, 4)), period === 'quarter' ? month - (month % 3) : month)
}

/** The first day of the period after the one that a date lies in. */
export function nextPeriod(date: string, period: Period): string {
  const start = periodStart(date, period)
  if (period === 'week') return addDays(start, 7)
  return monthStart(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + (period === 'quarter' ? 3 : 1))
}

/** @param month from 0; 12 is January of the year after. */
function monthStart(year: number, month: number): string {
  const inYear = String((month % 12) + 1).padStart(2, '0')
  return `${String(year + Math.floor(month / 12)).padStart(4, '0')}-${inYear}-01`
}
