import type { CustomerRow } from '../api/customers.ts'
import type { Store } from '../store/store.ts'
import { type CustomerTable, rfmCell } from './customer-table.ts'

type Marked = 'segment' | 'cluster' | 'rule' | 'rfmCell' | 'confidence'
type Row = Record<string, unknown> & Omit<CustomerRow, Marked> & { at: bigint }

/** SQL of the fields of a row as the page has them. */
const FIELDS = `rowid AS "at", customer_id AS id, recency_days::INTEGER AS "recencyDays", order_count::INTEGER AS orders,
  CASE WHEN revenue IS NULL THEN NULL ELSE rtrim(rtrim(revenue::DECIMAL(38,6)::VARCHAR, '0'), '.') END AS revenue,
  average_order_value AS "averageOrderValue", tenure_days::INTEGER AS "tenureDays",
  replace(first_order_at::VARCHAR, ' ', 'T') AS "firstOrderAt", replace(last_order_at::VARCHAR, ' ', 'T') AS "lastOrderAt"`

/** The customers of these rows, in their order. */
export async function customerRows(
  store: Store,
  { base, marks }: CustomerTable,
  rows: readonly number[],
  slugOf: ReadonlyMap<number, string>,
): Promise<CustomerRow[]> {
  if (rows.length === 0) return []
  const found = await store.rows<Row>(`SELECT ${FIELDS} FROM ${base.name} WHERE rowid IN (${rows.join(', ')})`)
  const byRow = new Map(found.map((row) => [Number(row.at), row]))
  return rows.map((at) => {
    const { at: _, ...row } = byRow.get(at)!
    const cluster = marks.cluster[at]!
    const confidence = marks.confidence[at]!
    return {
      ...row,
      segment: slugOf.get(cluster) ?? '',
      cluster,
      rule: marks.ruleNames[marks.rule[at]!]!,
      rfmCell: rfmCell(marks, at),
      confidence: Number.isNaN(confidence) ? null : confidence,
    }
  })
}
