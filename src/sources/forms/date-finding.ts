import type { Finding } from '../../base/findings.ts'
import type { DateLayout, PartOrder } from './date-layout.ts'

export const ORDER_WORDS: Readonly<Record<PartOrder, string>> = {
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
}

/** How numbers are read that stand for dates; undefined for layouts that need no word. */
export const NUMBER_WORDS: Readonly<Partial<Record<DateLayout['kind'], string>>> = {
  seconds: 'as Unix seconds, days by UTC',
  milliseconds: 'as Unix milliseconds, days by UTC',
  serial: 'as day numbers of a spreadsheet, 1 being 1 January 1900',
}

/** What a reader should know of how the dates of a column were read. */
export function dateFinding(
  column: string,
  words: string,
  { rows, example }: { readonly rows: number; readonly example: string },
  severity: Finding['severity'] = 'info',
): Finding {
  return {
    code: 'date-form',
    severity,
    count: rows,
    example,
    message: `${column} is read ${words}; if that is wrong, say --date-format`,
  }
}

/** The evidence of dates that only one order of day and month reads. */
export function decisiveDates(decisive: number, rows: number, example: string): string {
  const count = (n: number): string => n.toLocaleString('en-GB')
  return `${count(decisive)} of ${count(rows)} dates, such as ${example}, have no other reading`
}
