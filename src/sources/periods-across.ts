import { SourceError } from '../base/errors.ts'

/** So many periods make a table of them, and not a column that happens to be called after one. */
const LEAST_PERIODS = 3
const SHOWN = 3
const MONTH =
  '(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\.?'
const YEAR = '(?:19|20)\\d{2}'
const PERIOD = new RegExp(
  `^\\s*(?:${YEAR}[-/. ]?(?:q[1-4]|w?\\d{1,2})|(?:q[1-4]|\\d{1,2})[-/. ]?${YEAR}|${YEAR}|${MONTH}(?:[-/. ']*(?:${YEAR}|\\d{2}))?|${YEAR}[-/. ]${MONTH})\\s*$`,
  'iu',
)

/**
 * A table with months, quarters or years for columns holds sums, from which no order can be told.
 *
 * @throws SourceError where three columns or more are periods.
 */
export function refusePeriodsAcross(columns: readonly string[]): void {
  const periods = columns.filter((name) => PERIOD.test(name))
  if (periods.length < LEAST_PERIODS) return
  const more = periods.length > SHOWN ? ', …' : ''
  throw new SourceError(
    `the table has ${periods.length} periods for columns (${periods.slice(0, SHOWN).join(', ')}${more}), so that its cells are sums and no order can be told; export what the sums were made of, a row for each order with its customer, date and amount`,
  )
}
