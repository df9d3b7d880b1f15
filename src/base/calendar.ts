import { OptionError } from './errors.ts'

const DAY_MS = 86_400_000

/** A calendar date `YYYY-MM-DD`, checked. @throws OptionError naming the flag when it is none. */
export function parseDate(text: string, flag: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const date = found ? new Date(`${text}T00:00:00Z`) : undefined
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new OptionError(`${flag} ${text} is not a date; write it year first, for example ${flag} 2025-12-31`)
  }
  return text
}

/** The date a whole number of days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}
