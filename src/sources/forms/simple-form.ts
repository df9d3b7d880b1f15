import type { PartOrder, SimpleForm } from './date-layout.ts'
import { HALF_DAY } from './date-patterns.ts'

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
