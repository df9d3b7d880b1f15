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
  /** Columns of lifetime value, where the run has them. */
  readonly values: readonly string[]
  /** Whether orders have times of day. */
  readonly hasClock: boolean
}

const COLUMNS = CUSTOMER_COLUMNS.map(quoteName).join(', ')

/** Takes the customers of the run that has just been made; the table `outcome` is in `store`. */
export async function customersOfOutcome(
  store: Store,
  name: string,
  { keep, hasClock }: Pick<CustomerTable, 'keep' | 'hasClock'>,
): Promise<CustomerTable> {
  const kept = keep.map((_, i) => `, keep_${i}`).join('')
  const day = hasClock ? '' : 'REPLACE (first_order_at::DATE AS first_order_at, last_order_at::DATE AS last_order_at)'
  await store.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT * ${day} FROM (SELECT ${COLUMNS}${kept} FROM outcome ORDER BY customer_id)`,
  )
  return readColumns(store, { name, keep, hasClock, values: [] })
}

/** Takes the customers of a result folder's customers.parquet. */
export async function customersOfFile(store: Store, name: string, parquet: string): Promise<CustomerTable> {
  const file = `read_parquet(${quotePath(parquet)})`
  const described = await store.rows<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${file}`)
  const names = described.map(({ column_name }) => column_name)
  const values = VALUE_CUSTOMER_COLUMNS.filter((column) => names.includes(column))
  const ours: readonly string[] = [...CUSTOMER_COLUMNS, ...values]
  const keep = names.filter((column) => !ours.includes(column))
  const kept = [...values, ...keep.map((column, i) => `${quoteName(column)} AS keep_${i}`)].map((sql) => `, ${sql}`)
  await store.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT ${COLUMNS}${kept.join('')} FROM ${file} ORDER BY customer_id`,
  )
  const type = described.find(({ column_name }) => column_name === 'first_order_at')?.column_type
  return readColumns(store, { name, keep, values, hasClock: type !== 'DATE' })
}

async function readColumns(
  store: Store,
  facts: Pick<CustomerTable, 'name' | 'keep' | 'values' | 'hasClock'>,
): Promise<CustomerTable> {
  const { name } = facts
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
     FROM (SELECT *, rowid AS row_at FROM ${name}) JOIN rule_places ON rule = rfm_segment ORDER BY row_at`,
    Number(n),
    8,
  )
  return {
    ...facts,
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
  }
}
