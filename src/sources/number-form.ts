import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { quoteText } from '../store/sql.ts'

/** How the numbers of a column are written. */
export interface NumberForm {
  readonly decimal: '.' | ','
  /** Signs between thousands occur. */
  readonly grouped: boolean
  /** More than digits, a sign in front and a decimal sign: currencies, parentheses, percent, a sign behind. */
  readonly adorned: boolean
  /** Currency signs and codes in the cells, in lower case. */
  readonly currencies: readonly string[]
}

/** Values of one shape: how many there are, and one of them. */
export interface NumberShape {
  readonly example: string
  readonly rows: number
}

/** The plain form, which the engine reads as it is. */
export const PLAIN_NUMBERS: NumberForm = { decimal: '.', grouped: false, adorned: false, currencies: [] }

const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/
/** A point that can only be a decimal point. */
const DECISIVE_POINT = /^\s*[-+]?(?:\d*\.\d{0,2}|\d*\.\d{4,}|0*\.\d+|0\d*\.\d+|\d{4,}\.\d+)(?:[eE][-+]?\d+)?\s*$/
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

const SPACE = String.raw` \u00a0\u202f\u2009`
const GROUPED = new RegExp(`^\\d{1,3}(?:[.,'’${SPACE}]\\d{2,3})*[.,'’${SPACE}]\\d{3}(?![\\d])`)

interface SeenNumber {
  readonly decimal: '.' | ',' | undefined
  /** The sign that may be either. */
  readonly ambiguous: '.' | ',' | undefined
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
  const decided = (decimal: '.' | ',' | undefined, grouped: boolean) => {
    const whole = decimal === undefined ? core : core.slice(0, core.lastIndexOf(decimal))
    if (grouped && !GROUPED.test(whole)) return undefined
    return { decimal, ambiguous: undefined, grouped, isLong }
  }
  if (points === '') return marks === '' ? decided(undefined, false) : decided(undefined, true)
  const last = points.at(-1) as '.' | ','
  const other = last === '.' ? ',' : '.'
  const isOnce = points.indexOf(last) === points.length - 1
  if (points.length > 1) return isOnce ? decided(last, true) : points.includes(other) ? undefined : decided(other, true)
  if (marks.length > 1) return decided(last, true)
  const [before = '', behind = ''] = core.split(last)
  const isGroup = behind.length === 3 && /^[1-9]\d{0,2}$/.test(before)
  return isGroup ? { decimal: undefined, ambiguous: last, grouped: false, isLong } : decided(last, false)
}

/** What a column shows: counts for each decimal sign, and what occurs. */
export interface NumberEvidence {
  readonly name: string
  /** Values that are numbers. */
  readonly values: number
  readonly rows: Readonly<Record<'.' | ',', number>>
  readonly examples: Readonly<Partial<Record<'.' | ',', string>>>
  readonly ambiguous: Readonly<Record<'.' | ',', number>>
  readonly ambiguousExample: string | undefined
  /** Whole numbers of four digits and more without a sign between thousands. */
  readonly long: number
  readonly grouped: boolean
  readonly adorned: boolean
  readonly currencies: readonly string[]
}

/** Adds up what the shapes of a column show. */
export function weighNumbers(name: string, shapes: readonly NumberShape[]): NumberEvidence {
  const rows = { '.': 0, ',': 0 }
  const ambiguous = { '.': 0, ',': 0 }
  const examples: Partial<Record<'.' | ',', string>> = {}
  const currencies = new Set<string>()
  let [values, long, grouped, adorned] = [0, 0, false, false]
  let ambiguousExample: string | undefined
  for (const { example, rows: count } of shapes) {
    const seen = recogniseNumber(example)
    if (!seen) continue
    values += count
    if (seen.decimal) {
      rows[seen.decimal] += count
      examples[seen.decimal] ??= example
    }
    if (seen.ambiguous) {
      ambiguous[seen.ambiguous] += count
      ambiguousExample ??= example
    }
    if (seen.currency !== undefined) currencies.add(seen.currency)
    long += seen.isLong ? count : 0
    grouped ||= seen.grouped
    adorned ||= seen.adorned
  }
  return {
    name,
    values,
    rows,
    examples,
    ambiguous,
    ambiguousExample,
    long,
    grouped,
    adorned,
    currencies: [...currencies],
  }
}

/** A decimal sign may be contradicted by this share of values; they are set aside as unreadable. */
const SLIP_SHARE = 0.001

/**
 * The decimal sign of each column: as given, or by values that have one reading, else by the other columns of money, else by whole
 * numbers that show that thousands are not parted. `decimal` is the sign that all columns have in which one was seen.
 *
 * @param pointDecimals whether numbers come from databases, workbooks or Parquet, where 88.500 has one reading
 * @throws SourceError naming --decimal where values contradict each other or nothing decides.
 */
export function decideNumberForms(
  evidence: readonly NumberEvidence[],
  given?: '.' | ',',
  pointDecimals = false,
): { forms: NumberForm[]; findings: Finding[]; decimal: '.' | ',' | undefined } {
  if (given !== undefined) {
    const forms = evidence.map(({ adorned, currencies }) => ({ decimal: given, grouped: true, adorned, currencies }))
    return { forms, findings: [], decimal: given }
  }
  const own = evidence.map(ownDecimal)
  const others = new Set(own.filter((sign) => sign !== undefined))
  const findings: Finding[] = []
  const signs = new Set<'.' | ','>()
  const forms = evidence.map((column, i): NumberForm => {
    const { name, currencies, adorned } = column
    refuseSeveralCurrencies(column)
    const asked = column.ambiguous['.'] + column.ambiguous[',']
    let decimal = own[i]
    let [words, isSure] = [decimal ? `values such as ${column.examples[decimal]} have no other reading` : '', true]
    if (decimal === undefined && asked > 0) {
      const [only] = [...others]
      const sign = column.ambiguous['.'] > 0 ? '.' : ','
      const isOneSign = column.ambiguous['.'] === 0 || column.ambiguous[','] === 0
      if (pointDecimals && isOneSign && sign === '.') [decimal, words] = ['.', '']
      else if (others.size === 1) [decimal, words, isSure] = [only, 'as in the other columns', false]
      else if (column.long > 0 && isOneSign)
        [decimal, words, isSure] = [sign, 'thousands are not parted elsewhere', false]
      else throw new SourceError(ambiguity(column))
    }
    if (decimal !== undefined) signs.add(decimal)
    const form = {
      decimal: decimal ?? '.',
      grouped: column.grouped || (decimal !== undefined && column.ambiguous[decimal === '.' ? ',' : '.'] > 0),
      adorned,
      currencies,
    }
    if (form.decimal === ',' || form.grouped || form.adorned || !isSure) {
      findings.push({
        code: 'number-form',
        severity: isSure ? 'info' : 'warning',
        ...(column.examples[form.decimal] && { example: column.examples[form.decimal]! }),
        message: `${name} is read with a decimal ${form.decimal === ',' ? 'comma' : 'point'}${words && `: ${words}`}; if that is wrong, say --decimal`,
      })
    }
    return form
  })
  const [sign] = signs
  return { forms, findings, decimal: signs.size === 1 ? sign : undefined }
}

function ownDecimal({ name, rows, examples }: NumberEvidence): '.' | ',' | undefined {
  const [more, less] = rows['.'] >= rows[','] ? (['.', ','] as const) : ([',', '.'] as const)
  if (rows[more] === 0) return undefined
  if (rows[less] <= rows[more] * SLIP_SHARE) return more
  throw new SourceError(
    `column ${name} holds both ${examples['.']} (${rows['.']} such values) and ${examples[',']} (${rows[',']}); say --decimal . or --decimal , for the one that counts, other rows are then set aside`,
  )
}

function ambiguity({ name, ambiguousExample, ambiguous }: NumberEvidence): string {
  return `column ${name} holds numbers such as ${ambiguousExample} (${ambiguous['.'] + ambiguous[',']} of them), and nothing in the file tells whether that is a decimal sign or parts thousands; say --decimal . or --decimal ,`
}

function refuseSeveralCurrencies({ name, currencies }: NumberEvidence): void {
  const list = [...new Set(currencies.map((token) => currencyOf(token)!).filter((code) => code !== ''))].sort()
  if (list.length < 2) return
  throw new SourceError(
    `column ${name} holds ${list.length} currencies (${list.join(', ')}), which cannot be added up; export each by itself, or put the currency into a column of its own and choose with --where`,
  )
}

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
