import { quoteText } from '../../store/sql.ts'
import type { DateLayout, MonthWords } from './date-layout.ts'
import { COMPACT, MILLISECONDS, partsPattern, SECONDS, SERIAL, TAIL } from './date-patterns.ts'
import { strptimeFormat } from './simple-form.ts'

type PartsLayout = Extract<DateLayout, { kind: 'parts' }>

/** SQL that reads a text column in one layout as TIMESTAMP to the second, NULL where it is not written so. */
export function layoutExpression(column: string, layout: DateLayout, timezone: string | undefined): string {
  const number = `try_cast(${column} AS DOUBLE)`
  const matching = (pattern: string, read: string): string =>
    `CASE WHEN regexp_full_match(trim(${column}), '${pattern}') THEN ${read} END`
  switch (layout.kind) {
    case 'iso':
      return isoExpression(column, timezone)
    case 'seconds':
      return matching(SECONDS, inZone(`epoch_ms((round(${number}) * 1000)::BIGINT)`, timezone))
    case 'milliseconds':
      return matching(MILLISECONDS, inZone(`epoch_ms((round(${number} / 1000) * 1000)::BIGINT)`, timezone))
    case 'serial':
      return matching(SERIAL, `TIMESTAMP '1899-12-30' + to_seconds(round(${number} * 86400)::BIGINT)`)
    case 'compact': {
      const pattern = `^\\s*${COMPACT}${TAIL}\\s*$`
      return clockedExpression(column, { pattern, iso: '\\1-\\2-\\3', halfDays: false, timezone })
    }
    case 'parts':
      return partsExpression(column, layout, timezone)
  }
}

/** The clock of a zone at a time that is given in UTC. */
function inZone(utc: string, timezone: string | undefined): string {
  return timezone === undefined ? utc : `((${utc}) AT TIME ZONE 'UTC') AT TIME ZONE ${quoteText(timezone)}`
}

function isoExpression(column: string, timezone: string | undefined): string {
  const local = `try_cast(${column} AS TIMESTAMP)`
  if (timezone === undefined) return local
  return `CASE WHEN regexp_matches(${column}, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$') AND contains(${column}, ':')
    THEN try_cast(${column} AS TIMESTAMPTZ) AT TIME ZONE ${quoteText(timezone)} ELSE ${local} END`
}

/** By the engine's own reader where forms are few and simple, else or behind it by a pattern. */
function partsExpression(column: string, layout: PartsLayout, timezone: string | undefined): string {
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

/** SQL of the text in which month words of a layout are numbers. */
function numberedMonths(column: string, months: MonthWords): string {
  const lower = `lower(trim(${column}))`
  const longestFirst = [...months].sort((a, b) => b[0].length - a[0].length)
  return longestFirst.reduce((text, [word, month]) => `replace(${text}, ${quoteText(word)}, ' ${month} ')`, lower)
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
