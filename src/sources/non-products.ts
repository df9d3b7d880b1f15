import { quoteText } from '../store/sql.ts'
import type { ColumnSample } from './guess-roles.ts'
import { normalise } from './normalise.ts'
import { type ColumnRoles, CUSTOMARY_NAMES } from './roles.ts'

/** A column that names what was sold, and how. */
export interface ProductColumn {
  readonly name: string
  /** Whether it holds codes, nearly all of which have a digit. */
  readonly codes: boolean
}

/** Codes hold digits; this share of the first values must. */
const CODE_SHARE = 0.8

/** Postage, fees, corrections, discounts, vouchers and the like in eight languages; at most two words before them. */
const WORDS = [
  'postage(?: (?:and|&) packing)?|carriage|shipping(?: (?:and|&) handling)?|freight|delivery (?:fee|charge|cost)s?',
  '(?:bank|service|handling|amazon) ?(?:charge|fee)s?|fees?|surcharge|insurance|commission|donation',
  'samples?|adjust(?:ment)?|adjust bad debt|bad debt|write.?off|discount|voucher|gift ?card|gift ?voucher',
  '(?:order|invoice|grand) total|sub-?total|zwischensumme|gesamtsumme|sous-total',
  'versand|versandkosten|fracht|geb(?:ü|ue)hr|mahngeb(?:ü|ue)hr|rabatt|gutschein|geschenkgutschein|pfand|korrektur|spende',
  'frais de (?:port|livraison)|frais bancaires|livraison|remise|bon cadeau|carte cadeau|[ée]chantillon|ajustement|consigne',
  'env[ií]o|gastos de env[ií]o|descuento|tarjeta regalo|vale regalo|muestra|ajuste|comisi[óo]n',
  'spedizione|spese di spedizione|sconto|buono regalo|campione|rettifica|commissioni',
  'verzendkosten|verzending|korting|cadeaubon|statiegeld|frete|desconto|vale presente|amostra|fragt|frakt|rabat|presentkort|gavekort',
].join('|')
/** Words that are products, too, unless they stand alone. */
const ALONE = 'total|summe|totaal|manual|deposit|tip|porto|port|portes|avoir|muster|verpackung|taxa'
const PHRASE = `(?i)^\\s*(?:(?:[^\\s]+ ){0,2}(?:${WORDS})(?: [£$€]?[0-9.,]+)?|${ALONE})\\s*$`
/**
 * Letters alone, where all products have digits in their codes: POST, DOT, M, D, CRUK; and codes that say what they are. All
 * begin with a letter, which sorts behind the digits that most codes begin with.
 */
const CODE = `(?i)^(?:[a-z]{1,4}|gift_.*|amazonfee|(?:bank )?charges|${WORDS}|${ALONE})$`

/** The columns that name products: the one with the role, and another one with words where that holds codes. */
export function productColumns(samples: readonly ColumnSample[], roles: ColumnRoles): ProductColumn[] {
  const product = samples.find(({ name }) => name === roles.product)
  if (!product) return []
  const found = [{ name: product.name, codes: holdsCodes(product.values) }]
  const words = CUSTOMARY_NAMES.product[1]!.split(' ')
  const described = samples.find(({ name }) => name !== product.name && words.includes(normalise(name)))
  if (described) found.push({ name: described.name, codes: holdsCodes(described.values) })
  return found
}

function holdsCodes(values: readonly string[]): boolean {
  return values.length > 0 && values.filter((value) => /\d/.test(value)).length >= CODE_SHARE * values.length
}

/**
 * SQL of what a row sells that looks like no product: the place of the column in `columns`, then its text; NULL for all
 * others. `cells` are the SQL of the columns.
 */
export function nonProduct(columns: readonly ProductColumn[], cells: readonly string[]): string {
  const looks = ({ codes }: ProductColumn, cell: string): string =>
    codes
      ? `${cell} >= 'A' AND regexp_matches(${cell}, ${quoteText(CODE)})`
      : `regexp_matches(${cell}, ${quoteText(PHRASE)})`
  const cases = columns.map((column, i) => `WHEN ${looks(column, cells[i]!)} THEN '${i}' || ${cells[i]}`)
  return `CASE ${cases.join(' ')} END`
}
