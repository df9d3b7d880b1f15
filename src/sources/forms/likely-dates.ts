import { isDeepStrictEqual } from 'node:util'
import type { DateLayout, PartOrder, SimpleForm } from './date-layout.ts'
import { recogniseDate, type SeenDate } from './recognise-date.ts'
import { simpleForm } from './simple-form.ts'

/** A layout that some values of a column have; a reading of all of them has yet to bear it out. */
export interface LikelyDates {
  readonly layout: DateLayout
  /** A date that only this order of day and month reads, where another was possible. */
  readonly decisive: string | undefined
  readonly example: string
}

/** Forms that the engine's own reader tries one after the other before a pattern is faster. */
export const MOST_FORMS = 4

/**
 * The one layout of these values, where none of them has another, they are read without patterns, and they show which
 * number is the day; undefined where the whole column has to be looked at. With a year of two digits a second number beyond 12
 * shows it: it can be neither month nor year. A first one may be the day or the year.
 */
export function likelyDates(values: readonly string[]): LikelyDates | undefined {
  const [example] = values
  if (example === undefined) return undefined
  const kinds = new Map<string, SeenDate>()
  const months = new Map<string, number>()
  for (const value of values) {
    const seen = recogniseDate(value)
    if (!seen) return undefined
    if (seen.kind === 'parts' && seen.word) months.set(...seen.word)
    const key = seen.kind === 'parts' ? `${seen.order} ${seen.shortYear} ${!seen.word} ${seen.halfDays}` : seen.kind
    if (!kinds.has(key)) kinds.set(key, seen)
  }
  const [seen, ...others] = kinds.values()
  if (!seen || others.length > 0 || seen.kind === 'iso') return undefined
  if (seen.kind !== 'parts') return { layout: seen, decisive: undefined, example }
  const { order, shortYear, halfDays } = seen
  const simple = simpleForms(values)
  const open = order ? { order, decisive: undefined } : orderOf(values)
  if (!simple || !open || (shortYear && open.decisive !== undefined && open.order !== 'mdy')) return undefined
  const layout = { kind: 'parts', order: open.order, shortYear, months: [...months], halfDays, simple } as const
  return { layout, decisive: open.decisive, example }
}

function simpleForms(values: readonly string[]): SimpleForm[] | undefined {
  const forms: SimpleForm[] = []
  for (const value of values) {
    const form = simpleForm(value)
    if (!form) return undefined
    if (forms.some((known) => isDeepStrictEqual(known, form))) continue
    if (forms.push(form) > MOST_FORMS) return undefined
  }
  return forms
}

/** The order that a number beyond 12 decides, if all such numbers agree. */
function orderOf(values: readonly string[]): { order: PartOrder; decisive: string } | undefined {
  let found: { order: PartOrder; decisive: string } | undefined
  for (const value of values) {
    const [first = 0, second = 0] = value.match(/\d+/g)!.map(Number)
    if (first <= 12 && second <= 12) continue
    const order = first > 12 ? 'dmy' : 'mdy'
    if (found && found.order !== order) return undefined
    if (!found || value < found.decisive) found = { order, decisive: value }
  }
  return found
}
