import { OptionError } from '../../base/errors.ts'
import { quoteText } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'
import type { DateLayout, PartOrder } from './date-layout.ts'
import { layoutExpression } from './layout-expression.ts'
import { recogniseDate } from './recognise-date.ts'
import { strptimeFormat } from './simple-form.ts'

/** How dates are written: a strptime format, or the layouts to try one after the other. */
export type DateForm =
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'layouts'; readonly layouts: readonly DateLayout[] }

/** Year first as in ISO 8601, which the engine reads fastest. */
export const ISO_LAYOUTS: readonly DateLayout[] = [{ kind: 'iso' }]

export const ISO_FORM: DateForm = { kind: 'layouts', layouts: ISO_LAYOUTS }

/** Words that `--date-format` takes in the place of a format: only the order is given, all else is still found out. */
const ORDER_WORDS: Readonly<Record<string, PartOrder>> = {
  'day-first': 'dmy',
  'month-first': 'mdy',
  'year-first': 'ymd',
}

/** The order that a date format names by a word; undefined for formats and where none is given. */
export function givenOrder(given: string | undefined): PartOrder | undefined {
  return given !== undefined && Object.hasOwn(ORDER_WORDS, given) ? ORDER_WORDS[given] : undefined
}

/**
 * The form of the dates in a column as far as it is given or its first values leave no doubt; undefined where the
 * whole column has to be looked at.
 */
export function plainDateForm(values: readonly string[], given: string | undefined): DateForm | undefined {
  if (given !== undefined && givenOrder(given) === undefined) return { kind: 'format', format: toStrptime(given) }
  return values.every((value) => recogniseDate(value)?.kind === 'iso') ? ISO_FORM : undefined
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
    `--date-format ${format} lacks day, month or year; write it like "%m/%d/%Y %H:%M" or "DD.MM.YYYY", or say day-first, month-first or year-first`,
  )
}

/**
 * What `--date-format` would say, so that further files are read as these were: the format where one reads all dates,
 * else the order where it was left open by the dates themselves. Of several files always the order: under a format, no
 * file would be refused for being of another one. Undefined where there is nothing to say, or more than one thing.
 */
export function dateOption(form: DateForm, ofSeveral: boolean): string | undefined {
  if (form.kind === 'format') return form.format
  const [first, ...others] = form.layouts
  const isPlain = first?.kind === 'parts' && first.months.length === 0 && !first.halfDays
  if (!ofSeveral && isPlain && others.length === 0 && first.simple?.length === 1) {
    return strptimeFormat(first.simple[0]!, first.order, first.shortYear)
  }
  const orders = new Set(form.layouts.flatMap((layout) => (wasOpen(layout) ? [layout.order] : [])))
  return orders.size === 1 ? Object.keys(ORDER_WORDS).find((word) => orders.has(ORDER_WORDS[word]!)) : undefined
}

/** Whether three numbers alone do not tell which is the day; a year of four digits in front, or a month's name, do. */
function wasOpen(layout: DateLayout): layout is Extract<DateLayout, { kind: 'parts' }> {
  return layout.kind === 'parts' && layout.months.length === 0 && (layout.order !== 'ymd' || layout.shortYear)
}

/** @throws OptionError when the engine does not know a sign of the format. */
export async function checkDateFormat(store: Store, form: DateForm, given: string | undefined): Promise<void> {
  if (form.kind !== 'format') return
  await store.run(`SELECT try_strptime('', ${quoteText(form.format)})`).catch(() => {
    throw new OptionError(
      `--date-format ${given} holds a sign that is not known; write it like "%m/%d/%Y %H:%M" or "DD.MM.YYYY"`,
    )
  })
}

/** SQL that reads a text column as TIMESTAMP, NULL where it is none. */
export function dateExpression(column: string, form: DateForm, timezone: string | undefined): string {
  if (form.kind === 'format') return `try_strptime(trim(${column}), ${quoteText(form.format)})`
  const [first = 'NULL::TIMESTAMP', ...others] = form.layouts.map((layout) =>
    layoutExpression(column, layout, timezone),
  )
  return others.length === 0 ? first : `coalesce(${[first, ...others].join(', ')})`
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
