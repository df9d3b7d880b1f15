import type { Finding } from '../base/findings.ts'
import { foldedId, notWholeNumber, trimmedId } from '../sources/customer-ids.ts'
import type { Store } from '../store/store.ts'

/** Customers of the table `customers` whose ids differ in nothing but blanks, case, leading zeros or `.0`. */
export async function idVariantsFinding(store: Store, hasAmounts: boolean): Promise<Finding[]> {
  if (!(await someAreFolded(store))) return []
  const { ids, people, money, first, second, blanks } = await store.row<{
    ids: number
    people: number
    money: number | null
    first: string | null
    second: string | null
    blanks: boolean
  }>(`
    WITH alike AS (SELECT ${foldedId('customer_id')} AS key, count(*) AS ids, sum(revenue) AS money, min(customer_id) AS first,
        max(customer_id) AS second, count(DISTINCT ${trimmedId('customer_id')}) = 1 AS blanks
      FROM customers GROUP BY 1 HAVING count(*) > 1)
    SELECT coalesce(sum(ids), 0)::DOUBLE AS ids, count(*)::DOUBLE AS people, sum(money)::DOUBLE AS money,
      min_by(first, key) AS first, min_by(second, key) AS second, coalesce(bool_and(blanks), false) AS blanks FROM alike`)
  if (ids === 0) return []
  const worth = hasAmounts && money !== null ? `, with ${Math.round(money).toLocaleString('en-GB')} of revenue,` : ''
  const count = ids.toLocaleString('en-GB')
  return [
    {
      code: 'id-variants',
      severity: 'warning',
      count: ids,
      example: `"${first}" and "${second}"`,
      customers: [first!, second!],
      message: `${count} customers${worth} have ids that differ in nothing but ${blanks ? 'blanks' : 'case, blanks, leading zeros or a trailing .0'}, such as "${first}" and "${second}"; they count as ${count}, and are ${people.toLocaleString('en-GB')} if these are the same people: merge them with --ids ${blanks ? 'trim' : 'fold'}`,
    },
  ]
}

/** Whether any id changes by folding: of ids that are alike, one at least does. */
async function someAreFolded(store: Store): Promise<boolean> {
  const { some } = await store.row<{ some: bigint }>(`
    SELECT count(*) AS some FROM (SELECT 1 FROM customers
      WHERE ${notWholeNumber('customer_id')} AND ${foldedId('customer_id')} <> customer_id LIMIT 1)`)
  return some > 0n
}
