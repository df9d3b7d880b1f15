import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { linesCopy } from './copy-lines.ts'
import { csvCell } from './csv-cell.ts'
import { CUSTOMER_COLUMNS, MEASURED_COLUMNS } from './customer-columns.ts'

/** A relation with the columns of `outcome`, in the order in which its rows are to be written. */
export interface CustomerRelation {
  /** SQL after FROM. */
  readonly from: string
  /** Names of keep_0, keep_1, … */
  readonly keep: readonly string[]
  /** Whether times of day are written. */
  readonly hasClock: boolean
  /** Columns of lifetime value and of extra measures that the relation has. */
  readonly values: readonly string[]
}

/** Writes the customers of a relation as text; the macros of `defineTextMacros` must be there. */
export async function writeCustomersCsv(store: Store, path: string, table: CustomerRelation): Promise<void> {
  await store.run(customersCsvCopy(path, table))
}

/** The statement behind `writeCustomersCsv`. */
export function customersCsvCopy(path: string, table: CustomerRelation): string {
  const { from, keep, hasClock, values } = table
  const date = (column: string): string =>
    `coalesce(strftime(${column}, '${hasClock ? '%Y-%m-%dT%H:%M:%S' : '%Y-%m-%d'}'), '')`
  const cells = [
    'csv_cell(shown_id(customer_id))',
    date('first_order_at'),
    date('last_order_at'),
    'recency_days',
    'order_count',
    'money_text(revenue)',
    'ratio_text(average_order_value)',
    `coalesce(tenure_days::VARCHAR, '')`,
    'r_score',
    'f_score',
    `coalesce(m_score::VARCHAR, '')`,
    'rfm_cell',
    'csv_cell(rfm_segment)',
    'cluster',
    'csv_cell(segment)',
    'ratio_text(confidence)',
    ...values.map((name) => `ratio_text(${name})`),
    ...keep.map((_, i) => `csv_cell(keep_${i})`),
  ]
  const header = [...CUSTOMER_COLUMNS, ...values, ...keep].map((name) => csvCell(name)).join(',')
  return linesCopy(`SELECT concat_ws(',', ${cells.join(', ')}) FROM ${from}`, path, header)
}

/** Writes the customers of a relation as Parquet; the macros of `defineTextMacros` must be there. */
export async function writeCustomersParquet(store: Store, path: string, table: CustomerRelation): Promise<void> {
  await store.run(customersParquetCopy(path, table))
}

/** The statement behind `writeCustomersParquet`. */
export function customersParquetCopy(path: string, table: CustomerRelation): string {
  return `COPY (SELECT ${customerFields(table).join(', ')} FROM ${table.from})
    TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`
}

/** SQL of the columns of customers.parquet, with their names and types. */
function customerFields({ keep, hasClock, values }: CustomerRelation): string[] {
  const time = hasClock ? 'TIMESTAMP' : 'DATE'
  return [
    'shown_id(customer_id) AS customer_id',
    `first_order_at::${time} AS first_order_at`,
    `last_order_at::${time} AS last_order_at`,
    'recency_days::INTEGER AS recency_days',
    'order_count::INTEGER AS order_count',
    'revenue',
    'round(average_order_value, 6) AS average_order_value',
    'tenure_days::INTEGER AS tenure_days',
    ...CUSTOMER_COLUMNS.slice(MEASURED_COLUMNS.length),
    ...values.map((name) => `round(${name}, 6) AS ${name}`),
    ...keep.map((name, i) => `keep_${i} AS "${name.replaceAll('"', '""')}"`),
  ]
}
