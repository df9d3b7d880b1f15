import { join } from 'node:path'
import type { Store } from '../store/store.ts'
import { copyLines } from './copy-lines.ts'

/** Lifetime value by the customer's index; NaN where not known. Low and high are the ends of 95 % intervals. */
export interface ValueColumns {
  readonly expectedOrders: Float64Array
  readonly expectedOrdersLow: Float64Array
  readonly expectedOrdersHigh: Float64Array
  readonly probabilityAlive: Float64Array
  /** Per purchase day. */
  readonly expectedSpend: Float64Array
  readonly expectedValue: Float64Array
  readonly expectedValueLow: Float64Array
  readonly expectedValueHigh: Float64Array
}

const VALUE_COLUMNS = [
  'expected_orders',
  'expected_orders_low',
  'expected_orders_high',
  'probability_alive',
  'expected_spend',
  'expected_value',
  'expected_value_low',
  'expected_value_high',
] as const

/** What a decimal of 6 places holds; NaN counts as more. */
const MOST = 1e30

/** Leaves the view `customer_values`: one row per customer of the table `customers`, NULL for what is not known. */
export async function stageValues(store: Store, columns: ValueColumns): Promise<void> {
  const ordered = [
    columns.expectedOrders,
    columns.expectedOrdersLow,
    columns.expectedOrdersHigh,
    columns.probabilityAlive,
    columns.expectedSpend,
    columns.expectedValue,
    columns.expectedValueLow,
    columns.expectedValueHigh,
  ]
  await store.append('value_columns', Object.fromEntries(VALUE_COLUMNS.map((name, i) => [name, ordered[i]!])))
  const known = VALUE_COLUMNS.map((name) => `CASE WHEN v.${name} < ${MOST} THEN v.${name} END AS ${name}`)
  await store.run(`CREATE OR REPLACE TEMP VIEW customer_values AS
    SELECT c.customer_id, ${known.join(', ')} FROM customers c JOIN value_columns v ON v.rowid = c.rowid`)
}

/** Writes clv.csv into a folder: one row per customer, sorted by the code points of the id. */
export async function writeValues(store: Store, folder: string): Promise<void> {
  const cells = ['csv_cell(shown_id(customer_id))', ...VALUE_COLUMNS.map((name) => `ratio_text(${name})`)]
  await copyLines(
    store,
    `SELECT concat_ws(',', ${cells.join(', ')}) FROM (SELECT * FROM customer_values ORDER BY shown_id(customer_id))`,
    join(folder, 'clv.csv'),
    ['customer_id', ...VALUE_COLUMNS].join(','),
  )
}
