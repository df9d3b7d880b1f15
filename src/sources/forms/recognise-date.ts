import type { PartOrder } from './date-layout.ts'
import { COMPACT, HALF_DAY, MILLISECONDS, partsPattern, SECONDS, SERIAL, TAIL } from './date-patterns.ts'
import { monthOf } from './month-names.ts'

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

/** As the engine casts it: a zone stands only behind seconds, and an offset close to them. */
const ISO =
  /^\d{4}[-/ ]\d{1,2}[-/ ]\d{1,2}(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?(?:z| ?utc|[+-]\d{2}(?::?\d{2})?)?)?)?$/
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
