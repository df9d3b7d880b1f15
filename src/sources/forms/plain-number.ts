import { quoteText } from '../../store/sql.ts'
import type { NumberForm } from './number-form.ts'

/** SQL that brings a number of the given form to plain digits with a point; NULL where it is not of that form. */
export function plainNumber(column: string, form: NumberForm): string {
  const { decimal, grouped, adorned, currencies } = form
  if (!grouped && !adorned) return decimal === '.' ? column : `replace(replace(${column}, '.', '#'), ',', '.')`
  const quoted = (pattern: string): string => quoteText(`(?i)${pattern}`)
  const point = decimal === '.' ? '\\.' : ','
  const group = `['’ \\x{a0}\\x{202f}\\x{2009}${decimal === '.' ? ',' : '.'}]`
  const escaped = [...currencies]
    .sort((a, b) => b.length - a.length)
    .map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const token = escaped.length > 0 ? `(?:${escaped.join('|')})?` : ''
  const blank = '[\\s\\x{a0}\\x{202f}\\x{2009}]*'
  const sign = `[-+−]?${blank}`
  const digits = `(?:\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+)?(?:${point}\\d*)?`
  const whole = `${blank}(?:\\(${blank})?${sign}${token}${blank}${sign}${digits}${blank}${token}${blank}%?${blank}[-−]?${blank}\\)?${blank}`
  const bare = escaped.length > 0 ? `regexp_replace(${column}, ${quoted(escaped.join('|'))}, '', 'g')` : column
  const kept = `replace(regexp_replace(${bare}, '[^0-9${decimal}]', '', 'g'), '${decimal}', '.')`
  const exponent = `\\s*[-+]?(?:\\d+(?:${point}\\d*)?|${point}\\d+)e[-+]?\\d+\\s*`
  const isSignedOnce = `contains(${column}, '(') = contains(${column}, ')') AND length(regexp_replace(${column}, '[^-+−(]', '', 'g')) <= 1`
  return `CASE WHEN regexp_full_match(${column}, ${quoted(whole)}) AND ${isSignedOnce} THEN
      CASE WHEN regexp_matches(${column}, '[-(−]') THEN '-' ELSE '' END || ${kept} || CASE WHEN contains(${column}, '%') THEN 'e-2' ELSE '' END
    WHEN regexp_full_match(${column}, ${quoted(exponent)}) THEN replace(trim(${column}), '${decimal}', '.') END`
}
