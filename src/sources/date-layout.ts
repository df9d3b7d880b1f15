import { quoteText } from '../store/sql.ts'
import { monthOf } from './month-names.ts'

export type PartOrder = 'ymd' | 'dmy' | 'mdy'

/** One way of writing dates, with or without a time of day. */
export type DateLayout =
  | { readonly kind: 'iso' | 'compact' | 'seconds' | 'milliseconds' | 'serial' }
  | {
      readonly kind: 'parts'
      readonly order: PartOrder
      readonly shortYear: boolean
      readonly months: MonthWords
      /** Some are followed by am or pm. */
      readonly halfDays: boolean
      /** Signs between the parts and the form of the clock, where they are few and the engine's own reader takes them. */
      readonly simple?: readonly SimpleForm[]
    }

/** How the month is written, what stands between the three parts, and the clock after them, all as in a strptime format. */
export interface SimpleForm {
  readonly month: '%m' | '%b' | '%B'
  readonly between: readonly [string, string]
  readonly clock: string
}

/** Words that name months in a column, as they stand there in lower case. */
export type MonthWords = readonly (readonly [word: string, month: number])[]

/** What one value shows of its layout; the order is open where three numbers allow several. */
export type SeenDate =
  | { readonly kind: 'iso' | 'compact' | 'seconds' | 'milliseconds' | 'serial' }
  | {
      readonly kind: 'parts'
      readonly order: PartOrder | undefined
      readonly shortYear: boolean
      readonly word: readonly [string, number] | undefined
      readonly halfDays: boolean
    }

const CLOCK = String.raw`(?:[\st,:_-]+(?:(?:at|um|à|a las|alle)\s+)?(\d{1,2})[:.h](\d{2})(?:[:.m](\d{2}(?:[.,]\d+)?)s?)?)?`
const TAIL = String.raw`\s*([ap]\.?\s?m\.?)?\s*(?:z|utc|gmt|uhr)?\s*([+-]\d{2}(?::?\d{2})?)?(?:\s*\([^)]*\))?`
const GAP = String.raw`(?:[\s./,-]|st\b|nd\b|rd\b|th\b|er\b|\bde\b|\bof\b|\bdel\b|º)+`
const WEEKDAY = String.raw`(?:\p{L}+\.?,?\s+)?`
const ISO =
  /^\d{4}[-/ ]\d{1,2}[-/ ]\d{1,2}(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|utc|[+-]\d{2}(?::?\d{2})?)?)?$/
const COMPACT = String.raw`((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[\st_-]?(\d{2}):?(\d{2}):?(\d{2}(?:\.\d+)?)?)?`
const SECONDS = String.raw`[1-9]\d{8,9}(?:\.\d+)?`
const MILLISECONDS = String.raw`[1-9]\d{11,12}(?:\.0+)?`
/** Days since 30 December 1899 as spreadsheets count them, between 1954 and 2091. */
const SERIAL = String.raw`[2-6]\d{4}(?:\.\d+)?`

/** The pattern of three numbers in an order, with groups 1 to 3 in that order and the clock in 4 to 6. */
function partsPattern(order: PartOrder, shortYear: boolean): string {
  const year = shortYear ? String.raw`(\d{2})` : String.raw`(\d{4})`
  const part = String.raw`(\d{1,2})`
  const parts = order === 'ymd' ? [year, part, part] : [part, part, year]
  return `^\\s*${WEEKDAY}${parts.join(GAP)}${CLOCK}${TAIL}\\s*$`
}

const HALF_DAY = /\d\s*[ap]\.?\s?m\b/
const FULL_LAST = new RegExp(partsPattern('dmy', false), 'u')
const SHORT_LAST = new RegExp(partsPattern('dmy', true), 'u')
const FULL_FIRST = new RegExp(partsPattern('ymd', false), 'u')
const wholly = (pattern: string): RegExp => new RegExp(`^${pattern}$`)
const NUMBERS = [
  ['compact', new RegExp(`^${COMPACT}${TAIL}$`)],
  ['milliseconds', wholly(MILLISECONDS)],
  ['seconds', wholly(SECONDS)],
  ['serial', wholly(SERIAL)],
] as const

/** What a value shows of how it is written, if it is a date. */
export function recogniseDate(value: string): SeenDate | undefined {
  const text = value.trim().toLowerCase()
  if (ISO.test(text)) return { kind: 'iso' }
  const number = NUMBERS.find(([, pattern]) => pattern.test(text))
  if (number) return { kind: number[0] }
  const halfDays = HALF_DAY.test(text)
  const words = [...text.matchAll(/\p{L}+/gu)].map((match) => match[0])
  const word = words.findLast((candidate) => monthOf(candidate) !== undefined)
  if (word !== undefined) return recogniseNamed(text, [word, monthOf(word)!], halfDays)
  if (FULL_FIRST.test(text)) return { kind: 'parts', order: 'ymd', shortYear: false, word: undefined, halfDays }
  if (FULL_LAST.test(text)) return { kind: 'parts', order: undefined, shortYear: false, word: undefined, halfDays }
  if (SHORT_LAST.test(text)) return { kind: 'parts', order: undefined, shortYear: true, word: undefined, halfDays }
  return undefined
}

function recogniseNamed(text: string, word: readonly [string, number], halfDays: boolean): SeenDate | undefined {
  const at = text.lastIndexOf(word[0])
  const numbered = `${text.slice(0, at)} ${word[1]} ${text.slice(at + word[0].length)}`
  const before = /\d/.test(text.slice(0, at))
  if (FULL_FIRST.test(numbered)) return { kind: 'parts', order: 'ymd', shortYear: false, word, halfDays }
  const order = before ? 'dmy' : 'mdy'
  if (FULL_LAST.test(numbered)) return { kind: 'parts', order, shortYear: false, word, halfDays }
  return SHORT_LAST.test(numbered) ? { kind: 'parts', order, shortYear: true, word, halfDays } : undefined
}

const SIMPLE_CLOCK = String.raw`(?:([ T:])\d{1,2}:\d{2}(:\d{2})?(?:( ?)[ap]m)?)?`
const THREE_NUMBERS = new RegExp(String.raw`^\s*\d+([./-])\d+([./-])\d+${SIMPLE_CLOCK}\s*$`, 'i')
const NAMED_MONTH = new RegExp(
  String.raw`^\s*(?:\d+([./ -]?)([a-z]+)([./ -]?)\d+|([a-z]+)([. -]?)\d{1,2}(, |[,/ -])\d+)${SIMPLE_CLOCK}\s*$`,
  'i',
)
const ENGLISH = 'january february march april may june july august september october november december'.split(' ')

/**
 * The form of a value of three plain numbers, or two and the English name of a month, and, if at all, a plain clock;
 * undefined for all others.
 */
export function simpleForm(value: string): SimpleForm | undefined {
  const numbers = THREE_NUMBERS.exec(value)
  if (numbers) {
    const [, first, second, ...clock] = numbers
    return { month: '%m', between: [first!, second!], clock: clockFormat(clock, value) }
  }
  const named = NAMED_MONTH.exec(value)
  if (!named) return undefined
  const [, ahead, within, behind, leading, after, last, ...clock] = named
  const word = (within ?? leading)!.toLowerCase()
  const month = ENGLISH.includes(word) && word !== 'may' ? '%B' : '%b'
  if (month === '%b' && !ENGLISH.some((name) => name.slice(0, 3) === word)) return undefined
  return { month, between: [(ahead ?? after)!, (behind ?? last)!], clock: clockFormat(clock, value) }
}

function clockFormat([before, seconds, gap]: readonly (string | undefined)[], value: string): string {
  if (before === undefined) return ''
  const isHalf = gap !== undefined && HALF_DAY.test(value.toLowerCase())
  return `${before}${isHalf ? '%I' : '%H'}:%M${seconds ? ':%S' : ''}${isHalf ? `${gap}%p` : ''}`
}

/** The strptime format of three parts in an order. */
export function strptimeFormat({ month, between, clock }: SimpleForm, order: PartOrder, shortYear: boolean): string {
  const year = shortYear ? '%y' : '%Y'
  const [a, b, c] = { dmy: ['%d', month, year], mdy: [month, '%d', year], ymd: [year, month, '%d'] }[order]
  return `${a}${between[0]}${b}${between[1]}${c}${clock}`
}

/** SQL of the text in which month words of a layout are numbers. */
function numberedMonths(column: string, months: MonthWords): string {
  const lower = `lower(trim(${column}))`
  const longestFirst = [...months].sort((a, b) => b[0].length - a[0].length)
  return longestFirst.reduce((text, [word, month]) => `replace(${text}, ${quoteText(word)}, ' ${month} ')`, lower)
}

/** SQL that reads a text column in one layout as TIMESTAMP to the second, NULL where it is not written so. */
export function layoutExpression(column: string, layout: DateLayout, timezone: string | undefined): string {
  const zone = (utc: string): string =>
    timezone === undefined ? utc : `((${utc}) AT TIME ZONE 'UTC') AT TIME ZONE ${quoteText(timezone)}`
  const matching = (pattern: string, read: string): string =>
    `CASE WHEN regexp_full_match(trim(${column}), '${pattern}') THEN ${read} END`
  switch (layout.kind) {
    case 'iso': {
      const local = `try_cast(${column} AS TIMESTAMP)`
      if (timezone === undefined) return local
      return `CASE WHEN regexp_matches(${column}, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$') AND contains(${column}, ':')
    THEN try_cast(${column} AS TIMESTAMPTZ) AT TIME ZONE ${quoteText(timezone)} ELSE ${local} END`
    }
    case 'seconds':
      return matching(SECONDS, zone(`epoch_ms((round(try_cast(${column} AS DOUBLE)) * 1000)::BIGINT)`))
    case 'milliseconds':
      return matching(MILLISECONDS, zone(`epoch_ms((round(try_cast(${column} AS DOUBLE) / 1000) * 1000)::BIGINT)`))
    case 'serial':
      return matching(
        SERIAL,
        `TIMESTAMP '1899-12-30' + to_seconds(round(try_cast(${column} AS DOUBLE) * 86400)::BIGINT)`,
      )
    case 'compact':
      return clockedExpression(column, {
        pattern: `^\\s*${COMPACT}${TAIL}\\s*$`,
        iso: '\\1-\\2-\\3',
        halfDays: false,
        timezone,
      })
    case 'parts': {
      const { order, shortYear, months, halfDays, simple } = layout
      // A list of formats, even of one, takes the engine twice as long as one format after the other.
      const quick = (simple ?? []).map(
        (form) => `try_strptime(trim(${column}), ${quoteText(strptimeFormat(form, order, shortYear))})`,
      )
      // An hour such as 13 before pm is left to the pattern.
      if (simple && !halfDays) return quick.length === 1 ? quick[0]! : `coalesce(${quick.join(', ')})`
      const [y, m, d] = { ymd: [1, 2, 3], dmy: [3, 2, 1], mdy: [3, 1, 2] }[order] as [number, number, number]
      const iso = `${shortYear ? '20' : ''}\\${y}-\\${m}-\\${d}`
      const text = months.length > 0 ? numberedMonths(column, months) : column
      const read = clockedExpression(text, { pattern: partsPattern(order, shortYear), iso, halfDays, timezone })
      // Two digits from 69 on belong to the last century, as POSIX has it.
      const pattern = shortYear
        ? `CASE WHEN ${read} >= TIMESTAMP '2069-01-01' THEN ${read} - INTERVAL 100 YEAR ELSE ${read} END`
        : read
      return quick.length === 0 ? pattern : `coalesce(${[...quick, pattern].join(', ')})`
    }
  }
}

interface ClockedPattern {
  /** Groups 4 to 6 are the clock, 7 its half of the day, 8 its offset. */
  readonly pattern: string
  /** What stands before the clock in ISO 8601, from groups 1 to 3. */
  readonly iso: string
  readonly halfDays: boolean
  readonly timezone: string | undefined
}

/** A text that does not match stays as it is, by which it is known; what is rare stands in lambdas. */
function clockedExpression(text: string, { pattern, iso, halfDays, timezone }: ClockedPattern): string {
  const quoted = quoteText(`(?i)${pattern}`)
  const part = (group: number): string => `regexp_extract(t, ${quoted}, ${group})`
  const written = `regexp_replace(${text}, ${quoted}, '${iso} \\4:\\5:\\6')`
  const whole = `try_cast(replace(rtrim(${written}, ' :'), ',', '.') AS TIMESTAMP)`
  const local = `CASE WHEN ${written} <> ${text} THEN
    CASE WHEN contains(${written}, '.') OR contains(${written}, ',')
    THEN list_transform([${whole}], lambda w: date_trunc('second', w + INTERVAL 500 MILLISECOND))[1] ELSE ${whole} END END`
  if (!halfDays && timezone === undefined) return local
  const half = `CASE WHEN lower(${part(7)}) LIKE 'p%' AND hour(w) < 12 THEN w + INTERVAL 12 HOUR
    WHEN lower(${part(7)}) LIKE 'a%' AND hour(w) = 12 THEN w - INTERVAL 12 HOUR ELSE w END`
  const clocked = `list_transform([${text}], lambda t: list_transform([${local}], lambda w: ${half})[1])[1]`
  if (timezone === undefined) return clocked
  const offset = `list_transform([replace(${part(8)}, ':', '')], lambda o:
    CASE WHEN o = '' THEN 0 ELSE (o[1] || '1')::INTEGER * (o[2:3]::INTEGER * 60 + coalesce(nullif(o[4:5], ''), '0')::INTEGER) END)[1]`
  return `list_transform([${text}], lambda t: CASE WHEN ${part(8)} <> '' OR regexp_matches(t, '(?i)([0-9]\\s*z|utc|gmt)\\s*$')
    THEN ((${clocked} - to_minutes(${offset})) AT TIME ZONE 'UTC') AT TIME ZONE ${quoteText(timezone)} ELSE ${clocked} END)[1]`
}
