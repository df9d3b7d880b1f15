import type { CustomerView } from '../api/customers.ts'
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
  const [row] = await store.rows<ExplainedRow & { at: bigint }>(
    `SELECT rowid AS "at", * REPLACE (revenue::VARCHAR AS revenue) FROM ${table.name} WHERE customer_id = ${quoteText(id)}`,
  )
  if (!row) return null
  const { at, ...shown } = row
  const { rules, cluster } = explainCustomer(model, asOf, plainNumbers(shown))
  const { segment, whyNamed, why, action, afterOneOrder, distances } = cluster
  const [view] = await customerRows(store, table, [Number(at)], slugOf)
  return {
    row: view!,
    rules,
    cluster: { segment, whyNamed, why, action, afterOneOrder, distances },
    kept: Object.fromEntries(table.keep.map((name, i) => [name, shown[`keep_${i}`] as string | null])),
  }
}

/** Whole numbers of 64 bits come as bigint. */
function plainNumbers(row: Record<string, unknown>): ExplainedRow {
  const entries = Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value])
  return Object.fromEntries(entries) as ExplainedRow
}
