import type { PartOrder } from './date-layout.ts'

/** A clock behind a date: hours, minutes and seconds, where there are any. */
const CLOCK = String.raw`(?:[\st,:_-]+(?:(?:at|um|à|a las|alle)\s+)?(\d{1,2})[:.h](\d{2})(?:[:.m](\d{2}(?:[.,]\d+)?)s?)?)?`
/** Half of the day, name of a zone and offset. */
export const TAIL: string = String.raw`\s*([ap]\.?\s?m\.?)?\s*(?:z|utc|gmt|uhr)?\s*([+-]\d{2}(?::?\d{2})?)?(?:\s*\([^)]*\))?`
/** An hour with am or pm behind it, in lower case. */
export const HALF_DAY: RegExp = /\d\s*[ap]\.?\s?m\b/
/** What may stand between the parts. */
const GAP = String.raw`(?:[\s./,-]|st\b|nd\b|rd\b|th\b|er\b|\bde\b|\bof\b|\bdel\b|º)+`
const WEEKDAY = String.raw`(?:\p{L}+\.?,?\s+)?`

export const COMPACT: string = String.raw`((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[\st_-]?(\d{2}):?(\d{2}):?(\d{2}(?:\.\d+)?)?)?`
export const SECONDS: string = String.raw`[1-9]\d{8,9}(?:\.\d+)?`
export const MILLISECONDS: string = String.raw`[1-9]\d{11,12}(?:\.0+)?`

/** Days since 30 December 1899 as spreadsheets count them, between 1954 and 2091. */
export const SERIAL: string = String.raw`[2-6]\d{4}(?:\.\d+)?`

/** The pattern of three numbers in an order, with groups 1 to 3 in that order and the clock in 4 to 6. */
export function partsPattern(order: PartOrder, shortYear: boolean): string {
  const year = shortYear ? String.raw`(\d{2})` : String.raw`(\d{4})`
  const part = String.raw`(\d{1,2})`
  const parts = order === 'ymd' ? [year, part, part] : [part, part, year]
  return `^\\s*${WEEKDAY}${parts.join(GAP)}${CLOCK}${TAIL}\\s*$`
}
