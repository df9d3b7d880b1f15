import { currencyOf } from './forms/currency-signs.ts'
import { normalise } from './normalise.ts'

const LABELS =
  /((?<!pa)id|no|nr|code|number|nummer|zip|plz|year|month|week|age|iban|bic|reference|referenz|phone|telefon)$/

/**
 * Whether a column of numbers holds labels rather than money: its name ends in a word for one, or most values are digits
 * behind letters that are no currency, as in INV 1001.
 */
export function isIdLike(column: { readonly name: string; readonly values: readonly string[] }): boolean {
  const { name, values } = column
  return LABELS.test(normalise(name)) || values.filter(isLabel).length > values.length / 2
}

function isLabel(value: string): boolean {
  const letters = /^\s*(\p{L}+)[\s._/-]*\d+\s*$/u.exec(value)?.[1]?.toLowerCase()
  return letters !== undefined && currencyOf(letters) === undefined && currencyOf(`${letters}.`) === undefined
}
