import { join } from 'node:path'
import { EXTRA_COLUMNS, type ExtraMeasure } from '../rfm/extra-measures.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { copyLines } from './copy-lines.ts'
import { csvCell } from './csv-cell.ts'

/** What is known of a customer before anything is scored or clustered; in the order of the file. */
export const MEASURED_COLUMNS = [
  'customer_id',
  'first_order_at',
  'last_order_at',
  'recency_days',
  'order_count',
  'revenue',
  'average_order_value',
  'tenure_days',
] as const

/** Columns of every customers.csv, in its order. */
export const CUSTOMER_COLUMNS: readonly string[] = [
  ...MEASURED_COLUMNS,
  'r_score',
  'f_score',
  'm_score',
  'rfm_cell',
  'rfm_segment',
  'cluster',
  'segment',
  'confidence',
]

/** Columns that lifetime value adds on request; in the order of the file, behind all others of ours. */
export const VALUE_CUSTOMER_COLUMNS = ['expected_orders', 'probability_alive', 'expected_value'] as const

/** What the columns of a run say about each customer, by the customer's index. */
export interface CustomerOutcome {
  readonly r: Uint8Array
  readonly f: Uint8Array
  readonly m: Uint8Array | undefined
  readonly bins: number
  readonly rule: Int32Array
  readonly ruleNames: readonly string[]
  readonly cluster: Int32Array
  /** Segment name by cluster number; -1 stands for noise. */
  readonly clusterNames: ReadonlyMap<number, string>
  /** NaN where not computed. */
  readonly confidence: Float64Array
}

/**
 * Leaves the table `outcome`: one row per customer of the table `customers`, sorted by the code points of the id, with all
 * columns of customers.csv, typed, and the columns to carry along as `keep_0`, `keep_1`, …
 */
export async function stageOutcome(
  store: Store,
  outcome: CustomerOutcome,
  options: { keep: readonly string[]; hasAmounts: boolean; extras?: readonly ExtraMeasure[] },
): Promise<void> {
  const n = outcome.cluster.length
  await store.append('outcome_columns', {
    r_score: outcome.r,
    f_score: outcome.f,
    m_code: outcome.m ?? new Uint8Array(n),
    rule: outcome.rule,
    cluster: outcome.cluster,
    confidence_raw: outcome.confidence,
  })
  await nameTable(
    store,
    'rule_names',
    outcome.ruleNames.map((name, i) => [i, name]),
  )
  await nameTable(store, 'cluster_names', [...outcome.clusterNames])
  await stageKept(store, options.keep.length)
  const join = outcome.bins > 9 ? '-' : ''
  const cell = ['r_score', 'f_score', ...(outcome.m ? ['m_code'] : [])].join(`, ${quoteText(join)}, `)
  const revenue = options.hasAmounts ? 'c.revenue::DECIMAL(38,6)' : 'NULL::DECIMAL(38,6)'
  const extras = (options.extras ?? []).map((measure) => `, c.${EXTRA_COLUMNS[measure]}`).join('')
  const kept = options.keep.map((_, i) => `, k.keep_${i}`).join('')
  await store.run(`CREATE OR REPLACE TEMP TABLE outcome AS
    SELECT c.customer_id, first_order_at, last_order_at, recency_days, order_count, ${revenue} AS revenue,
      (${revenue})::DOUBLE / order_count AS average_order_value, tenure_days, r_score, f_score,
      nullif(m_code, 0) AS m_score, concat(${cell}) AS rfm_cell, rn.name AS rfm_segment, o.cluster, cn.name AS segment,
      CASE WHEN isnan(confidence_raw) THEN NULL ELSE round(confidence_raw, 6) END AS confidence${extras}${kept}
    FROM customers c JOIN outcome_columns o ON o.rowid = c.rowid
    JOIN rule_names rn ON rn.id = o.rule JOIN cluster_names cn ON cn.id = o.cluster
    ${options.keep.length > 0 ? 'LEFT JOIN kept_columns k ON k.customer = c.customer_id' : ''}
    ORDER BY c.customer_id`)
}

/** Leaves a table of names by number, `id` and `name`. */
export async function nameTable(
  store: Store,
  table: string,
  names: readonly (readonly [number, string])[],
): Promise<void> {
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM (VALUES
    ${names.map(([id, name]) => `(${id}, ${quoteText(name)})`).join(', ')}) AS t(id, name)`)
}

/**
 * Leaves the table `kept_columns` where columns are carried along: the latest non-empty value per customer; of several at
 * one time the last by code points, whatever the row order.
 */
export async function stageKept(store: Store, columns: number): Promise<void> {
  if (columns === 0) return
  const latest = Array.from(
    { length: columns },
    (_, i) => `max_by(keep_${i}, (ordered_at, keep_${i})) FILTER (keep_${i} IS NOT NULL) AS keep_${i}`,
  )
  await store.run(`CREATE OR REPLACE TEMP TABLE kept_columns AS
    SELECT customer, ${latest.join(', ')} FROM classified WHERE reason = 0 GROUP BY customer`)
}

/**
 * Writes customers.csv and customers.parquet into a folder, sorted by the code points of the id as it is shown. With `hasValues` the
 * columns of lifetime value come from the view `customer_values`; extra measures follow them, empty for customers who have none.
 */
export async function writeCustomers(
  store: Store,
  folder: string,
  options: {
    keep: readonly string[]
    hasClock: boolean
    pseudonymise: boolean
    hasValues?: boolean
    extras?: readonly ExtraMeasure[]
  },
): Promise<void> {
  const source = options.hasValues ? 'outcome JOIN customer_values USING (customer_id)' : 'outcome'
  const order = options.pseudonymise || options.hasValues ? 'ORDER BY shown_id(customer_id)' : ''
  const table = {
    from: `(SELECT * FROM ${source} ${order})`,
    keep: options.keep,
    hasClock: options.hasClock,
    values: [
      ...(options.hasValues ? VALUE_CUSTOMER_COLUMNS : []),
      ...(options.extras ?? []).map((measure) => EXTRA_COLUMNS[measure]),
    ],
  }
  await writeCustomersCsv(store, join(folder, 'customers.csv'), table)
  await writeCustomersParquet(store, join(folder, 'customers.parquet'), table)
}

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
  await copyLines(store, `SELECT concat_ws(',', ${cells.join(', ')}) FROM ${from}`, path, header)
}

/** Writes the customers of a relation as Parquet; the macros of `defineTextMacros` must be there. */
export async function writeCustomersParquet(store: Store, path: string, table: CustomerRelation): Promise<void> {
  const typed = customerFields(table)
  await store.run(`COPY (SELECT ${typed.join(', ')} FROM ${table.from})
    TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`)
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
    ...CUSTOMER_COLUMNS.slice(8),
    ...values.map((name) => `round(${name}, 6) AS ${name}`),
    ...keep.map((name, i) => `keep_${i} AS "${name.replaceAll('"', '""')}"`),
  ]
}
