import { OptionError, SourceError } from '../base/errors.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** How dates are written: year first as in ISO 8601, or a strptime format. */
export type DateForm = { readonly kind: 'iso' } | { readonly kind: 'format'; readonly format: string }

const ISO = /^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?)?\s*$/
const COMPACT = /^\s*(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\s*$/

/**
 * The form of the dates in a column. Year-first dates need no help; for every other form the reader is asked, because
 * 1/12/2010 has two readings and a wrong one would go unnoticed.
 *
 * @throws SourceError when the form has to be given.
 */
export function decideDateForm(name: string, values: readonly string[], given: string | undefined): DateForm {
  if (given !== undefined) return { kind: 'format', format: toStrptime(given) }
  if (values.length === 0) return { kind: 'iso' }
  if (mostMatch(values, ISO)) return { kind: 'iso' }
  if (mostMatch(values, COMPACT)) return { kind: 'format', format: '%Y%m%d' }
  const example = values.find((value) => !ISO.test(value)) ?? values[0]!
  throw new SourceError(
    `column ${name} holds ${JSON.stringify(example)}, which is not a date written year first; ${advise(example, values)}`,
  )
}

function mostMatch(values: readonly string[], pattern: RegExp): boolean {
  return values.filter((value) => pattern.test(value)).length > values.length / 2
}

function advise(example: string, values: readonly string[]): string {
  const parts = /^\s*\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})\b(?:[ T](\d{1,2}:\d{2}(:\d{2})?))?/.exec(example)
  if (!parts) return 'if it is one, say how it is written with --date-format, for example --date-format "%d.%m.%Y"'
  const [, sign, year, clock, seconds] = parts
  const tail = `${sign}${year!.length === 4 ? '%Y' : '%y'}${clock ? ` %H:%M${seconds ? ':%S' : ''}` : ''}`
  const monthFirst = `--date-format "%m${sign}%d${tail}"`
  const dayFirst = `--date-format "%d${sign}%m${tail}"`
  const pairs = values.map((value) => /^\s*(\d{1,2})[-/.](\d{1,2})/.exec(value)).filter((pair) => pair !== null)
  if (pairs.some((pair) => Number(pair[1]) > 12)) return `it looks day-first: ${dayFirst}`
  if (pairs.some((pair) => Number(pair[2]) > 12)) return `it looks month-first: ${monthFirst}`
  return `say ${monthFirst} if the month comes first, ${dayFirst} if the day does`
}

const TOKENS: readonly [RegExp, string][] = [
  [/YYYY/g, '%Y'],
  [/YY/g, '%y'],
  [/MMM/g, '%b'],
  [/MM?/g, '%m'],
  [/DD?/g, '%d'],
  [/HH?/g, '%H'],
  [/mm/g, '%M'],
  [/ss/g, '%S'],
]

/** Formats are written as for strptime (`%d.%m.%Y %H:%M`) or with letters (`DD.MM.YYYY HH:mm`). */
function toStrptime(format: string): string {
  const translated = format.includes('%')
    ? format
    : TOKENS.reduce(
        (text, [token, code]) =>
          text.replace(token, (found, offset: number) => (text[offset - 1] === '%' ? found : code)),
        format,
      )
  if (/%-?[Yy]/.test(translated) && /%-?[mbB]/.test(translated) && /%-?d/.test(translated)) return translated
  throw new OptionError(
    `--date-format ${format} lacks day, month or year; write it like "%m/%d/%Y %H:%M" or "DD.MM.YYYY"`,
  )
}

/** @throws OptionError when the engine does not know a sign of the format. */
export async function checkDateFormat(store: Store, form: DateForm, given: string | undefined): Promise<void> {
  if (form.kind === 'iso') return
  await store.run(`SELECT try_strptime('', ${quoteText(form.format)})`).catch(() => {
    throw new OptionError(
      `--date-format ${given} holds a sign that is not known; write it like "%m/%d/%Y %H:%M" or "DD.MM.YYYY"`,
    )
  })
}

/** SQL that reads a text column as TIMESTAMP, NULL where it is none. */
export function dateExpression(column: string, form: DateForm, timezone: string | undefined): string {
  if (form.kind === 'format') return `try_strptime(trim(${column}), ${quoteText(form.format)})`
  const local = `try_cast(${column} AS TIMESTAMP)`
  if (timezone === undefined) return local
  return `CASE WHEN regexp_matches(${column}, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$') AND contains(${column}, ':')
    THEN try_cast(${column} AS TIMESTAMPTZ) AT TIME ZONE ${quoteText(timezone)} ELSE ${local} END`
}

/**
 * SQL that takes a timestamp read from `text` to the second and within the years 1000 to 9999, else NULL: a cast also
 * takes words such as `epoch` and `infinity`, and reads 10-12-11 as a day of the year 10.
 */
export function plausibleDate(read: string, text: string): string {
  return `CASE WHEN ${read} < TIMESTAMP '1000-01-01' OR ${read} > TIMESTAMP '9999-12-31' THEN NULL
    WHEN ${read} = TIMESTAMP '1970-01-01' AND contains(lower(${text}), 'epoch') THEN NULL
    WHEN length(${text}) > 19 THEN date_trunc('second', ${read} + INTERVAL 500 MILLISECOND) ELSE ${read} END`
}
