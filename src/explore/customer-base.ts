import type { Measure } from '../api/customers.ts'
import { CUSTOMER_COLUMNS, MEASURED_COLUMNS, VALUE_CUSTOMER_COLUMNS } from '../exports/customer-columns.ts'
import { stageKept } from '../exports/stage-outcome.ts'
import { EXTRA_COLUMNS, type ExtraMeasure } from '../rfm/extra-measures.ts'
import { quoteName, quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { IdIndex } from './id-index.ts'
import { orderOf } from './order-of.ts'

interface BaseFacts {
  /** A table of the engine, sorted by id. */
  readonly name: string
  /** Columns that were carried along, in the table as keep_0, keep_1, … */
  readonly keep: readonly string[]
  /** Further columns of numbers: lifetime value and extra measures, where there are any. */
  readonly values: readonly string[]
  /** Whether orders have times of day. */
  readonly hasClock: boolean
}

/**
 * The customers of a shop, sorted by id: a table of the engine for what is shown, and columns for what is asked. Row i of
 * the table (its rowid) is element i of every column.
 */
export class CustomerBase {
  readonly name: string
  readonly keep: readonly string[]
  readonly values: readonly string[]
  readonly hasClock: boolean
  readonly n: number
  /** NaN where a customer has no such figure. */
  readonly measures: Readonly<Record<Measure, Float64Array>>
  readonly hasAmounts: boolean
  readonly ids: IdIndex
  readonly #store: Store
  #holders = 0
  readonly #orders = new Map<string, Uint32Array>()
  readonly #ascending = new Map<Measure, Float64Array>()

  constructor(store: Store, facts: BaseFacts, measures: Readonly<Record<Measure, Float64Array>>) {
    this.#store = store
    this.name = facts.name
    this.keep = facts.keep
    this.values = facts.values
    this.hasClock = facts.hasClock
    this.measures = measures
    this.n = measures.recency.length
    this.hasAmounts = measures.revenue.some((value) => !Number.isNaN(value))
    this.ids = new IdIndex(store, facts.name, this.n)
  }

  /** Keeps the table until `letGo` was called as often. */
  hold(): this {
    this.#holders++
    return this
  }

  /** Drops the table where nobody holds it any more. */
  async letGo(): Promise<void> {
    if (--this.#holders === 0) await this.#store.run(`DROP TABLE IF EXISTS ${this.name}`)
  }

  /** Rows in the order of a measure, those without it last, ties by id. */
  order(measure: Measure, descending: boolean): Uint32Array {
    const key = `${descending ? '-' : ''}${measure}`
    const order = this.#orders.get(key) ?? orderOf(this.measures[measure], descending)
    this.#orders.set(key, order)
    return order
  }

  /** The values of a measure, ascending. */
  ascending(measure: Measure): Float64Array {
    const values = this.#ascending.get(measure) ?? this.measures[measure].slice().sort()
    this.#ascending.set(measure, values)
    return values
  }

  /** Makes ready what is asked first, so that the first who asks need not wait: ids to search, and the best customers. */
  async warm(): Promise<void> {
    await this.ids.ready()
    this.order(this.hasAmounts ? 'revenue' : 'orders', true)
  }
}

/**
 * Takes the customers of the shop that is in `store`; they are asked about through `asking`, which shares its tables.
 *
 * @returns them, and for each the index that runs of this shop know them by.
 */
export async function baseOfShop(
  store: Store,
  asking: Store,
  name: string,
  shop: {
    readonly keep: readonly string[]
    readonly hasClock: boolean
    readonly hasAmounts: boolean
    readonly extras: readonly ExtraMeasure[]
  },
): Promise<{ base: CustomerBase; places: Int32Array }> {
  const { keep, hasClock, hasAmounts } = shop
  const values = shop.extras.map((measure) => EXTRA_COLUMNS[measure])
  await stageKept(store, keep.length)
  const time = hasClock ? 'TIMESTAMP' : 'DATE'
  const revenue = hasAmounts ? 'revenue::DECIMAL(38,6)' : 'NULL::DECIMAL(38,6)'
  const kept = keep.map((_, i) => `, keep_${i}`).join('')
  await store.run(`CREATE OR REPLACE TABLE ${name} AS
    SELECT customer_id, first_order_at::${time} AS first_order_at, last_order_at::${time} AS last_order_at, recency_days,
      order_count, ${revenue} AS revenue, round((${revenue})::DOUBLE / order_count, 6) AS average_order_value, tenure_days
      ${values.map((column) => `, ${column}`).join('')}${kept}, c.rowid AS place
    FROM customers c ${keep.length > 0 ? 'LEFT JOIN kept_columns k ON k.customer = c.customer_id' : ''}
    ORDER BY customer_id`)
  const [places] = await readColumns(store, name, ['place::DOUBLE'])
  const base = new CustomerBase(asking, { name, keep, hasClock, values }, await readMeasures(store, name))
  return { base, places: Int32Array.from(places!) }
}

/** Takes the customers of a result folder's customers.parquet. */
export async function baseOfFile(store: Store, name: string, parquet: string): Promise<CustomerBase> {
  const file = `read_parquet(${quotePath(parquet)})`
  const described = await store.rows<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${file}`)
  const names = described.map(({ column_name }) => column_name)
  const numbers: readonly string[] = [...VALUE_CUSTOMER_COLUMNS, ...Object.values(EXTRA_COLUMNS)]
  const isOurs = ({ column_name: column, column_type: type }: (typeof described)[number]): boolean =>
    type === 'DOUBLE' && numbers.includes(column)
  const values = described.filter(isOurs).map(({ column_name }) => column_name)
  const ours: readonly string[] = [...CUSTOMER_COLUMNS, ...values]
  const keep = names.filter((column) => !ours.includes(column))
  const columns = [...MEASURED_COLUMNS, ...values, ...keep.map((column, i) => `${quoteName(column)} AS keep_${i}`)]
  await store.run(`CREATE OR REPLACE TABLE ${name} AS SELECT ${columns.join(', ')} FROM ${file} ORDER BY customer_id`)
  const hasClock = described.find(({ column_name }) => column_name === 'first_order_at')?.column_type !== 'DATE'
  return new CustomerBase(store, { name, keep, values, hasClock }, await readMeasures(store, name))
}

async function readMeasures(store: Store, name: string): Promise<Record<Measure, Float64Array>> {
  const columns = ['recency_days', 'order_count', 'revenue', 'average_order_value', 'tenure_days']
  const [recency, orders, revenue, averageOrderValue, tenure] = await readColumns(
    store,
    name,
    columns.map((column) => `coalesce(${column}::DOUBLE, 'NaN'::DOUBLE)`),
  )
  return {
    recency: recency!,
    orders: orders!,
    revenue: revenue!,
    averageOrderValue: averageOrderValue!,
    tenure: tenure!,
  }
}

async function readColumns(store: Store, name: string, columns: readonly string[]): Promise<Float64Array[]> {
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${name}`)
  return store.numbers(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY rowid`, Number(n), columns.length)
}
