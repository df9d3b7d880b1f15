import { toThreeDigits } from '../profiles/to-three-digits.ts'

const SYMBOLS: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$', JPY: '¥' }

/**
 * Money for a sentence, at most three significant figures: £4.81m, £333k, £12.3k, £995, £9.50, −£12. `currency` is an ISO
 * code; one without a symbol of ours stands before the number (CHF 995), null or absent puts nothing there.
 */
export function formatMoney(amount: number, currency?: string | null): string {
  const mark = currency ? (SYMBOLS[currency] ?? `${currency} `) : ''
  const size = Number(Math.abs(amount).toPrecision(3))
  return `${amount < 0 ? '−' : ''}${mark}${inUnits(size)}`
}

function inUnits(size: number): string {
  if (size >= 1e9) return `${toThreeDigits(size / 1e9)}bn`
  if (size >= 1e6) return `${toThreeDigits(size / 1e6)}m`
  if (size >= 1e3) return `${toThreeDigits(size / 1e3)}k`
  if (size >= 10 || Number.isInteger(size)) return String(Math.round(size))
  return size.toFixed(2)
}
