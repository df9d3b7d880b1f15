import type { Store } from '../store/store.ts'

/** One of the customer ids when all are whole numbers written as decimals (`17850.0`), else null. */
export async function findDecimalIds(store: Store): Promise<string | null> {
  const { plain } = await store.row<{ plain: bigint }>(
    `SELECT count(*) AS plain FROM (SELECT 1 FROM lines WHERE problem = 0 AND NOT contains(customer_id, '.') LIMIT 1)`,
  )
  if (plain > 0n) return null
  const { decimal, example } = await store.row<{ decimal: boolean; example: string }>(
    `SELECT bool_and(regexp_full_match(customer_id, '[0-9]+\\.0+')) AS decimal, min(customer_id) AS example
     FROM lines WHERE problem = 0`,
  )
  return decimal ? example : null
}
