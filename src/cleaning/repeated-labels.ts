import { reasonCode } from '../base/reasons.ts'
import type { Store } from '../store/store.ts'

const ROWS_LOOKED_AT = 20_000
/** Rows without a customer that must be seen; a pivot table has as many as there are repeats. */
const LEAST_BLANKS = 10
/** Guest orders stand in the order of their dates; groups begin anew at each customer. */
const LEAST_TURNS = 0.05

/**
 * Whether blank customers are labels that a pivot table writes once for each group: the first row names a customer, nobody is
 * named twice, and dates run neither up nor down, as they do in a log with guest orders. Looks at the first rows only, and
 * only where so many `blanks` are known to be somewhere.
 */
export async function namesOnceAboveBlanks(store: Store, blanks: number): Promise<boolean> {
  if (blanks < LEAST_BLANKS) return false
  const seen = await store.row<{
    blanks: number
    named: number
    customers: number
    rises: number
    falls: number
    first: boolean | null
  }>(`
    WITH looked AS (SELECT line, customer_id, ordered_at, problem = 0 AS named,
        problem = ${reasonCode('missing-customer')} AS blank
      FROM lines WHERE line < ${ROWS_LOOKED_AT} AND problem IN (0, ${reasonCode('missing-customer')})),
    steps AS (SELECT *, lag(ordered_at) OVER (ORDER BY line) AS before FROM looked)
    SELECT count(*) FILTER (blank)::DOUBLE AS blanks, count(*) FILTER (named)::DOUBLE AS named,
      count(DISTINCT customer_id) FILTER (named)::DOUBLE AS customers,
      count(*) FILTER (ordered_at > before)::DOUBLE AS rises, count(*) FILTER (ordered_at < before)::DOUBLE AS falls,
      arg_min(named, line) AS first FROM steps`)
  const { named, customers, rises, falls, first } = seen
  const turns = Math.min(rises, falls)
  return first === true && seen.blanks >= LEAST_BLANKS && named === customers && turns > LEAST_TURNS * (rises + falls)
}
