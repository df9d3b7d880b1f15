import type { CustomerView } from '../api/customers.ts'
import type { VALUE_CUSTOMER_COLUMNS } from '../exports/customer-columns.ts'
import { type ExplainedRow, explainCustomer } from '../pipeline/explain.ts'
import type { Model } from '../pipeline/model.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { customerRows } from './customer-rows.ts'
import type { ExploredRun } from './explored-run.ts'

/** Why a customer is where they are; null where nobody has this id. */
export async function customerView(
  store: Store,
  { table, slugOf }: ExploredRun,
  { model, asOf }: { readonly model: Model; readonly asOf: string | null },
  id: string,
): Promise<CustomerView | null> {
  const { base, marks } = table
  const [found] = await store.rows<ExplainedRow & { at: bigint }>(
    `SELECT rowid AS "at", * REPLACE (revenue::VARCHAR AS revenue) FROM ${base.name} WHERE customer_id = ${quoteText(id)}`,
  )
  if (!found) return null
  const { at, ...shown } = found
  const [row] = await customerRows(store, table, [Number(at)], slugOf)
  const { cluster: place, confidence } = row!
  const marked = { ...shown, cluster: place, segment: marks.clusterNames.get(place) ?? '', confidence }
  const { rules, cluster } = explainCustomer(model, asOf, plainNumbers(marked))
  const { segment, whyNamed, why, action, afterOneOrder, distances } = cluster
  return {
    row: row!,
    rules,
    cluster: { segment, whyNamed, why, action, afterOneOrder, distances },
    values: base.values.includes('expected_orders') ? valuesOf(plainNumbers(shown)) : null,
    kept: Object.fromEntries(base.keep.map((name, i) => [name, shown[`keep_${i}`] as string | null])),
  }
}

function valuesOf(row: Record<string, unknown>): CustomerView['values'] {
  const number = (column: (typeof VALUE_CUSTOMER_COLUMNS)[number]): number | null =>
    typeof row[column] === 'number' ? row[column] : null
  return {
    expectedOrders: number('expected_orders'),
    probabilityAlive: number('probability_alive'),
    expectedValue: number('expected_value'),
  }
}

/** Whole numbers of 64 bits come as bigint. */
function plainNumbers(row: Record<string, unknown>): ExplainedRow & Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value])
  return Object.fromEntries(entries) as ExplainedRow & Record<string, unknown>
}
