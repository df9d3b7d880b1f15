import { currencyOf } from './currency-signs.ts'
import type { DecimalSign } from './number-form.ts'

/** Digits, a sign in front, a point and an exponent. */
const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/
/** A point that can only be a decimal point. */
const DECISIVE_POINT = /^\s*[-+]?(?:\d*\.\d{0,2}|\d*\.\d{4,}|0*\.\d+|0\d*\.\d+|\d{4,}\.\d+)(?:[eE][-+]?\d+)?\s*$/
/** A point that may part thousands. */
const AMBIGUOUS_POINT = /^\s*[-+]?[1-9]\d{0,2}\.\d{3}\s*$/

/**
 * What the first values of a column show: `point` where a decimal point is certain, `whole` where all are whole numbers,
 * undefined where the column has to be looked at whole.
 */
export function plainNumbers(values: readonly string[]): 'point' | 'whole' | undefined {
  if (!values.every((value) => PLAIN.test(value))) return undefined
  if (values.some((value) => DECISIVE_POINT.test(value))) return 'point'
  return values.some((value) => AMBIGUOUS_POINT.test(value)) ? undefined : 'whole'
}

const SPACE = String.raw` \u00a0\u202f\u2009`
const GROUPED = new RegExp(`^\\d{1,3}(?:[.,'’${SPACE}]\\d{2,3})*[.,'’${SPACE}]\\d{3}(?![\\d])`)

interface SeenNumber {
  readonly decimal: DecimalSign | undefined
  /** The sign that may be either. */
  readonly ambiguous: DecimalSign | undefined
  readonly grouped: boolean
  readonly adorned: boolean
  readonly currency: string | undefined
  readonly isLong: boolean
}

/** What one value shows of how numbers are written; undefined when it is none. */
export function recogniseNumber(value: string): SeenNumber | undefined {
  const text = value.trim().toLowerCase()
  const found =
    /^(\()?\s*([-+−])?\s*([^\d\s.,'’()%+−-][^\d\s()%+−-]*)?\s*([-+−])?\s*([\d.,][\d.,'’\s]*?(?:e[-+]?\d+)?)\s*(\D*?)\s*(%)?\s*([-−])?\s*(\))?$/u.exec(
      text,
    )
  if (!found) return undefined
  const [, open, , before, , core = '', after, percent, behind, close] = found
  const tokens = [before, after].filter((token) => token !== undefined && token !== '') as string[]
  if ((open === undefined) !== (close === undefined) || tokens.length > 1 || !/\d/.test(core)) return undefined
  const [token] = tokens
  if (token !== undefined && currencyOf(token) === undefined) return undefined
  const adorned = [open, token, percent, behind].some((part) => part !== undefined) || /−|[-+]\s/.test(text)
  const shown = separatorsOf(core.replace(/e[-+]?\d+$/, ''))
  return shown && { ...shown, adorned, currency: token }
}

function separatorsOf(core: string): Pick<SeenNumber, 'decimal' | 'ambiguous' | 'grouped' | 'isLong'> | undefined {
  const marks = core.replace(/\d/g, '')
  const points = marks.replace(/[^.,]/g, '')
  const isLong = /^\d{4,}$/.test(core)
  const decided = (decimal: DecimalSign | undefined, grouped: boolean) => {
    const whole = decimal === undefined ? core : core.slice(0, core.lastIndexOf(decimal))
    if (grouped && !GROUPED.test(whole)) return undefined
    return { decimal, ambiguous: undefined, grouped, isLong }
  }
  if (points === '') return marks === '' ? decided(undefined, false) : decided(undefined, true)
  const last = points.at(-1) as DecimalSign
  const other = last === '.' ? ',' : '.'
  const isOnce = points.indexOf(last) === points.length - 1
  if (points.length > 1) return isOnce ? decided(last, true) : points.includes(other) ? undefined : decided(other, true)
  if (marks.length > 1) return decided(last, true)
  const [before = '', behind = ''] = core.split(last)
  const isGroup = behind.length === 3 && /^[1-9]\d{0,2}$/.test(before)
  return isGroup ? { decimal: undefined, ambiguous: last, grouped: false, isLong } : decided(last, false)
}
