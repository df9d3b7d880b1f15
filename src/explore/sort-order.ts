import type { Sort } from '../api/customers.ts'
import type { Store } from '../store/store.ts'
import type { CustomerTable } from './customer-table.ts'

/** The column of the table that each word sorts by. */
const COLUMNS: Readonly<Record<Exclude<Sort, 'id'>, string>> = {
  segment: 'segment',
  rule: 'rfm_segment',
  confidence: 'confidence',
  recency: 'recency_days',
  orders: 'order_count',
  revenue: 'revenue::DOUBLE',
  averageOrderValue: 'average_order_value',
  tenure: 'tenure_days',
}

/**
 * Rows of the table in the order of a column, those without a value last, ties by customer id. Null stands for the order
 * of the table, which is that of the ids.
 */
export async function sortOrder(
  store: Store,
  table: CustomerTable,
  sort: Sort,
  descending: boolean,
): Promise<Uint32Array | null> {
  if (sort === 'id') return descending ? Uint32Array.from({ length: table.n }, (_, i) => table.n - 1 - i) : null
  const direction = descending ? 'DESC' : 'ASC'
  const [rows] = await store.numbers(
    `SELECT rowid::DOUBLE FROM ${table.name} ORDER BY ${COLUMNS[sort]} ${direction} NULLS LAST, rowid`,
    table.n,
    1,
  )
  return Uint32Array.from(rows!)
}
