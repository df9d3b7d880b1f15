import { OptionError } from '../base/errors.ts'
import { quoteText } from '../store/sql.ts'
import type { ColumnRoles } from './roles.ts'

/** What one unit of each currency is worth in the currency of the result, as exact decimals. */
export type Rates = Readonly<Record<string, string>>

/** Currencies are compared without blanks around them and in capitals. */
export const CURRENCY = 'upper(trim(currency))'

/** Integer and decimal places of a rate. */
const RATE_FORM = /^\d{1,5}(?:\.\d{1,9})?$/

/** The currency whose rate is 1, in which everything is counted. @throws OptionError when a rate is none, or none is 1. */
export function baseCurrency(rates: Rates): string {
  for (const [currency, rate] of Object.entries(rates)) {
    if (RATE_FORM.test(rate) && Number(rate) > 0) continue
    throw new OptionError(
      `--rates ${currency}=${rate} is no rate; give a number above 0 with at most nine decimal places, such as ${currency}=0.92`,
    )
  }
  const base = Object.entries(rates).find(([, rate]) => Number(rate) === 1)
  if (base) return base[0]
  throw new OptionError(
    `--rates ${Object.entries(rates)
      .map((pair) => pair.join('='))
      .join(',')} has no currency with rate 1; give 1 to the one to count in, such as EUR=1`,
  )
}

/** @throws OptionError when rates cannot be used, or no column says which of them a row goes by. */
export function checkRates(rates: Rates | undefined, roles: ColumnRoles): void {
  if (!rates) return
  baseCurrency(rates)
  if (!roles.currency) {
    throw new OptionError(
      '--rates needs to know the currency of each row; name its column with --columns currency=NAME',
    )
  }
}

/** SQL of an amount in the currency of the result, rounded half-even to 6 places; NULL for a currency without rate. */
export function inBaseCurrency(amount: string, rates: Rates): string {
  const cases = Object.entries(rates).map(
    ([currency, rate]) => `WHEN ${quoteText(currency)} THEN ${rate}::DECIMAL(14,9)`,
  )
  return `convert_exact(${amount}, CASE coalesce(${CURRENCY}, ${quoteText(baseCurrency(rates))}) ${cases.join(' ')} END)`
}
