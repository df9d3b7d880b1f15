import { EXTRA_COLUMNS, type ExtraMeasure } from '../rfm/extra-measures.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

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
