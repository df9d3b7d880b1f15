import type { CustomerRow } from '../api/customers.ts'
import type { Store } from '../store/store.ts'
import type { CustomerTable } from './customer-table.ts'

type Row = Record<string, unknown> & CustomerRow & { at: bigint }

/** SQL of the fields of a row as the page has them; `slugOf` is a table of clusters and slugs. */
const FIELDS = `rowid AS "at", customer_id AS id, cluster::INTEGER AS cluster, rfm_segment AS rule,
  recency_days::INTEGER AS "recencyDays", order_count::INTEGER AS orders,
  CASE WHEN revenue IS NULL THEN NULL ELSE rtrim(rtrim(revenue::DECIMAL(38,6)::VARCHAR, '0'), '.') END AS revenue,
  average_order_value AS "averageOrderValue", tenure_days::INTEGER AS "tenureDays",
  replace(first_order_at::VARCHAR, ' ', 'T') AS "firstOrderAt", replace(last_order_at::VARCHAR, ' ', 'T') AS "lastOrderAt",
  rfm_cell AS "rfmCell", confidence`

/** The customers of these rows, in their order. */
export async function customerRows(
  store: Store,
  table: CustomerTable,
  rows: readonly number[],
  slugOf: ReadonlyMap<number, string>,
): Promise<CustomerRow[]> {
  if (rows.length === 0) return []
  const found = await store.rows<Row>(`SELECT ${FIELDS} FROM ${table.name} WHERE rowid IN (${rows.join(', ')})`)
  const byRow = new Map(found.map((row) => [Number(row.at), row]))
  return rows.map((at) => {
    const { at: _, ...row } = byRow.get(at)!
    return { ...row, segment: slugOf.get(row.cluster) ?? '' }
  })
}
