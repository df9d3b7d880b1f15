import type { Measure } from '../api/customers.ts'
import { CUSTOMER_COLUMNS, VALUE_CUSTOMER_COLUMNS } from '../exports/write-customers.ts'
import { quoteName, quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/**
 * The customers of one run, sorted by id: a table of the engine for what is shown, and columns for what is asked. Row i
 * of the table (its rowid) is element i of every column.
 */
export interface CustomerTable {
  readonly name: string
  readonly n: number
  /** NaN where a customer has no such figure. */
  readonly measures: Readonly<Record<Measure, Float64Array>>
  readonly confidence: Float64Array
  readonly cluster: Int32Array
  /** Index into `ruleNames`. */
  readonly rule: Int32Array
  readonly ruleNames: readonly string[]
  readonly hasAmounts: boolean
  /** Columns that were carried along, in the table as keep_0, keep_1, … */
  readonly keep: readonly string[]
}

/** Columns of the table, with what they are called in customers.parquet and in `outcome`. */
const COLUMNS = CUSTOMER_COLUMNS.map(quoteName).join(', ')

/** Takes the customers of the run that has just been made; the table `outcome` is in `store`. */
export async function customersOfOutcome(store: Store, name: string, keep: readonly string[]): Promise<CustomerTable> {
  const kept = keep.map((_, i) => `, keep_${i}`).join('')
  await store.run(`CREATE OR REPLACE TABLE ${name} AS SELECT ${COLUMNS}${kept} FROM outcome ORDER BY customer_id`)
  return readColumns(store, name, keep)
}

/** Takes the customers of a result folder's customers.parquet. */
export async function customersOfFile(store: Store, name: string, parquet: string): Promise<CustomerTable> {
  const file = `read_parquet(${quotePath(parquet)})`
  const described = await store.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${file}`)
  const ours: readonly string[] = [...CUSTOMER_COLUMNS, ...VALUE_CUSTOMER_COLUMNS]
  const keep = described.map(({ column_name }) => column_name).filter((column) => !ours.includes(column))
  const kept = keep.map((column, i) => `, ${quoteName(column)} AS keep_${i}`).join('')
  await store.run(`CREATE OR REPLACE TABLE ${name} AS SELECT ${COLUMNS}${kept} FROM ${file} ORDER BY customer_id`)
  return readColumns(store, name, keep)
}

async function readColumns(store: Store, name: string, keep: readonly string[]): Promise<CustomerTable> {
  const { n, paid } = await store.row<{ n: bigint; paid: boolean }>(
    `SELECT count(*) AS n, coalesce(bool_or(revenue IS NOT NULL), false) AS paid FROM ${name}`,
  )
  const rules = await store.rows<{ rule: string }>(`SELECT DISTINCT rfm_segment AS rule FROM ${name} ORDER BY rule`)
  await store.run(`CREATE OR REPLACE TEMP TABLE rule_places AS
    SELECT rfm_segment AS rule, (row_number() OVER (ORDER BY rfm_segment) - 1)::DOUBLE AS place
    FROM (SELECT DISTINCT rfm_segment FROM ${name})`)
  const orNaN = (column: string): string => `coalesce(${column}::DOUBLE, 'NaN'::DOUBLE)`
  const [recency, orders, revenue, averageOrderValue, tenure, confidence, cluster, rule] = await store.numbers(
    `SELECT recency_days::DOUBLE, order_count::DOUBLE, ${orNaN('revenue')}, ${orNaN('average_order_value')},
      tenure_days::DOUBLE, ${orNaN('confidence')}, cluster::DOUBLE, place
     FROM (SELECT *, rowid AS at FROM ${name}) JOIN rule_places ON rule = rfm_segment ORDER BY at`,
    Number(n),
    8,
  )
  return {
    name,
    n: Number(n),
    measures: {
      recency: recency!,
      orders: orders!,
      revenue: revenue!,
      averageOrderValue: averageOrderValue!,
      tenure: tenure!,
    },
    confidence: confidence!,
    cluster: Int32Array.from(cluster!),
    rule: Int32Array.from(rule!),
    ruleNames: rules.map((row) => row.rule),
    hasAmounts: paid,
    keep,
  }
}
