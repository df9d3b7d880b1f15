/** What stands where a number does not exist. */
export const none = '–'

const symbols: Readonly<Record<string, string>> = {
  GBP: '£',
  EUR: '€',
  USD: '$',
  JPY: '¥',
  INR: '₹',
  KRW: '₩',
  ILS: '₪',
}

/** 541,909; above 9,999,999 short: 12.4m. */
export function formatCount(count: number | null): string {
  if (!isNumber(count)) return none
  return Math.abs(count) > 9_999_999 ? short(count) : grouped(Math.round(count).toFixed(0))
}

/** 48.0 MB: thousands of thousands of bytes, as files are sized by those who send them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`
  const text = short(bytes)
  return text.replace(/(k|m|bn)$/, (unit) => ({ k: '\u00a0kB', m: '\u00a0MB', bn: '\u00a0GB' })[unit]!)
}

/** £4.81m, £333k, £12.3k, £5,870, £4.20: three significant figures from ten thousand on. No symbol when the currency is unknown. */
export function formatMoney(amount: number | null, currency: string | null): string {
  if (!isNumber(amount)) return none
  const size = Math.abs(amount)
  const text = size >= 9999.5 ? short(size) : grouped(size >= 9.995 || size === 0 ? size.toFixed(0) : size.toFixed(2))
  const zero = /^[0.]*$/.test(text)
  return `${amount < 0 && !zero ? '−' : ''}${symbolOf(currency)}${zero ? '0' : text}`
}

/** £77,183.60: to the cent, for single customers and orders. */
export function formatCents(amount: number | string | null, currency: string | null): string {
  const value = amount === null ? null : Number(amount)
  if (!isNumber(value)) return none
  const text = grouped(Math.abs(value).toFixed(2))
  const minus = value < 0 && !/^[0.]*$/.test(text) ? '−' : ''
  return `${minus}${symbolOf(currency)}${text}`
}

/** 54%: for sentences and charts. What is not nothing is never 0%, what is not everything never 100%. */
export function formatShare(share: number | null): string {
  if (!isNumber(share)) return none
  if (share > 0 && share < 0.005) return '<1%'
  if (share < 0 && share > -0.005) return '>−1%'
  if (share > 0.995 && share < 1) return '>99%'
  return `${signed((share * 100).toFixed(0))}%`
}

/** 53.9%: for tables; 0 when it is nothing, <0.1% when it is nearly nothing. */
export function formatFineShare(share: number | null): string {
  if (!isNumber(share)) return none
  if (share === 0) return '0'
  if (share > 0 && share < 0.0005) return '<0.1%'
  if (share < 0 && share > -0.0005) return '>−0.1%'
  if (share > 0.9995 && share < 1) return '>99.9%'
  return `${signed((share * 100).toFixed(1))}%`
}

/** 0.32: silhouettes, certainties, ratios. */
export function formatDecimal(value: number | null, digits = 2): string {
  return isNumber(value) ? signed(grouped(value.toFixed(digits))) : none
}

/** 85, 2.5: a median of whole numbers may end in a half. */
export function formatMedian(value: number | null): string {
  return isNumber(value) ? signed(grouped(Number.isInteger(value) ? String(value) : value.toFixed(1))) : none
}

/** `85 days`; above two years also in years: `1,312 days (3.6 years)`. */
export function formatDays(days: number | null): string {
  if (!isNumber(days)) return none
  const text = `${formatMedian(days)} ${days === 1 ? 'day' : 'days'}`
  return days > 730 ? `${text} (${(days / 365.25).toFixed(1)} years)` : text
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 10 Dec 2011 from 2011-12-10; anything else comes back as it is. */
export function formatDate(date: string | null): string {
  if (date === null) return none
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(date)
  const month = match && months[Number(match[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${Number(match[1])}` : date
}

/** An edge of a histogram: 0, 380, 10k, 1.5m, −2.1. */
export function formatEdge(value: number): string {
  const size = Math.abs(value)
  if (size >= 9999.5) return signed(`${value < 0 ? '-' : ''}${short(size).replace(/\.0+(?=[kmb])/, '')}`)
  return signed(grouped(Number(value.toFixed(size >= 100 ? 0 : 1)).toString()))
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value)
}

/** Three significant figures with k, m or bn, of a size that is not negative. */
function short(size: number): string {
  const units: [number, string][] = [
    [1e3, 'k'],
    [1e6, 'm'],
    [1e9, 'bn'],
  ]
  const rounded = Number(size.toPrecision(3))
  const [unit, name] = units.findLast(([unit]) => rounded >= unit) ?? units[0]!
  const value = rounded / unit
  return `${value >= 1000 ? grouped(value.toFixed(0)) : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)}${name}`
}

function grouped(digits: string): string {
  const [whole, fraction] = digits.split('.') as [string, string?]
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? text : `${text}.${fraction}`
}

/** The true minus; and no minus before nothing. */
function signed(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace('-', '−')
}

/** The currency if it is the shape of an ISO 4217 code: a file's own column may hold anything. */
export function toCurrencyCode(text: string | null): string | null {
  return text !== null && /^[A-Z]{3}$/.test(text) ? text : null
}

/** A code that we have no symbol for stands itself, with a space that does not break. */
function symbolOf(currency: string | null): string {
  if (currency === null) return ''
  return Object.hasOwn(symbols, currency) ? symbols[currency]! : `${currency}\u00a0`
}

/** Dec 2010 from 2010-12 or a date of that month; anything else comes back as it is. */
export function formatMonth(month: string): string {
  const match = /^(\d{4})-(\d\d)/.exec(month)
  const name = match && months[Number(match[2]) - 1]
  return match && name ? `${name} ${Number(match[1])}` : month
}
