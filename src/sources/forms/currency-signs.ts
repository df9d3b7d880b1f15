/** What stands beside amounts in lower case; several currencies share the last ones, which stay as they are. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '฿': 'THB',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  r$: 'BRL',
  us$: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  'fr.': 'CHF',
  'sfr.': 'CHF',
  rs: 'INR',
  'rs.': 'INR',
  lei: 'RON',
  лв: 'BGN',
  руб: 'RUB',
  'руб.': 'RUB',
  tl: 'TRY',
  euro: 'EUR',
  rp: 'IDR',
  rm: 'MYR',
  $: '$',
  '¥': '¥',
  kr: 'kr',
  'kr.': 'kr',
  ',-': '',
}

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))

/** The currency that a sign or code names, as its code where there is only one; undefined for other texts. */
export function currencyOf(token: string): string | undefined {
  return SIGNS[token] ?? (CODES.has(token) ? token.toUpperCase() : undefined)
}
