import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OptionError, StateError } from '../base/errors.ts'
import { settleResult } from '../exports/result-folder.ts'
import { applyFeatures } from '../features/apply-features.ts'
import { featureValues } from '../features/feature.ts'
import { fillAbsent } from '../features/stand-in.ts'
import { compileMap } from '../maps/compile-map.ts'
import { explainScore } from '../maps/explain-score.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { EXTRA_COLUMNS, extraMeasuresOf } from '../rfm/extra-measures.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { readModel } from './assign.ts'
import { placeIn } from './cluster-model.ts'
import { clusterModelOf, type Model } from './model.ts'
import { whyPlaced } from './why-placed.ts'

/** Everything behind one customer's place. */
export interface CustomerExplanation {
  readonly customer: Readonly<Record<string, string | number | null>>
  readonly rules: { readonly segment: string; readonly code: string; readonly sentences: readonly string[] }
  readonly cluster: {
    readonly cluster: number
    readonly method: Model['method']
    readonly segment: string
    readonly whyNamed: string
    readonly action: string
    readonly confidence: number | null
    /** How the method placed the customer, in a sentence. */
    readonly why: string
    /** What the clustering saw: each measure as it is, or what stands in for one that the customer has not, and on the scale of the model. */
    readonly features: readonly { feature: string; value: number; scaled: number; standIn?: true }[]
    /** Distance to each centre on that scale, nearest first; clusters that are no cells have means for centres. */
    readonly distances: readonly { segment: string; distance: number }[]
    /** The segment after one more order today, of the customer's own average value, with extra measures as they are. */
    readonly afterOneOrder: string
  }
}

/** One row of customers.parquet; exact decimals and times are text. */
export type ExplainedRow = Record<string, string | number | null> & {
  recency_days: number
  order_count: number
  tenure_days: number | null
  cluster: number
  segment: string
}

/**
 * Why a customer of a finished run is where they are.
 *
 * @throws StateError when the folder holds no result; OptionError when the result has no such customer.
 */
export async function explain(store: Store, folder: string, id: string): Promise<CustomerExplanation> {
  await settleResult(folder)
  const { asOf } = await readRun(folder)
  const model = await readModel(join(folder, 'model.json'))
  return explainCustomer(model, asOf, await readCustomer(store, join(folder, 'customers.parquet'), id))
}

/** Why a customer, given as the row of customers.parquet, is where they are under a model. */
export function explainCustomer(model: Model, asOf: string | null, row: ExplainedRow): CustomerExplanation {
  const revenue = row['revenue'] === null ? undefined : Number(row['revenue'])
  const map = compileMap(model.map, model.scoring.bins)
  const score = explainScore(
    { recencyDays: row.recency_days, orderCount: row.order_count, revenue },
    { asOf, scoring: model.scoring, map },
  )
  return {
    customer: row,
    rules: { segment: score.segment, code: score.code, sentences: score.sentences },
    cluster: explainCluster(model, row, revenue),
  }
}

async function readRun(folder: string): Promise<{ asOf: string | null }> {
  try {
    return JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as { asOf: string | null }
  } catch {
    throw new StateError(
      `${folder} holds no finished run; name its folder with --run, or run \`clientele segment\` first`,
    )
  }
}

async function readCustomer(store: Store, path: string, id: string): Promise<ExplainedRow> {
  const rows = await store.rows<ExplainedRow>(
    `SELECT * REPLACE (revenue::VARCHAR AS revenue, first_order_at::VARCHAR AS first_order_at, last_order_at::VARCHAR AS last_order_at)
     FROM read_parquet(${quotePath(path)}) WHERE customer_id = ${quoteText(id)}`,
  )
  if (rows.length > 0) return rows[0]!
  const near = await store.rows<{ customer_id: string }>(
    `SELECT customer_id FROM read_parquet(${quotePath(path)}) ORDER BY levenshtein(left(customer_id, 64), left(${quoteText(id)}, 64)), customer_id LIMIT 3`,
  )
  throw new OptionError(
    `there is no customer ${id} in this run; the nearest ids are ${near.map((row) => row.customer_id).join(', ')}`,
  )
}

function explainCluster(model: Model, row: ExplainedRow, revenue: number | undefined): CustomerExplanation['cluster'] {
  const extras = extrasOf(model, row)
  const usual = oneCustomer(row.recency_days, row.order_count, revenue, row.tenure_days)
  const more = oneCustomer(0, row.order_count + 1, revenue && revenue * (1 + 1 / row.order_count), row.tenure_days)
  const now = { ...usual, extras }
  const then = { ...more, extras: { ...extras, overdue: Float64Array.of(0) } }
  const matrix = applyFeatures(model.features, now)
  const names = new Map(model.segments.map((segment) => [segment.cluster, segment]))
  const distances = model.centers.map((center, j) => ({
    segment: names.get(j)!.segment,
    distance: Math.sqrt(center.reduce((sum, value, c) => sum + (value - matrix.data[c]!) ** 2, 0)),
  }))
  const nearest = distances.toSorted((a, b) => a.distance - b.distance)
  const next = placeIn(clusterModelOf(model), applyFeatures(model.features, then)).labels
  const own = names.get(row.cluster)!
  return {
    cluster: row.cluster,
    method: model.method,
    segment: row.segment,
    whyNamed: own.whyNamed,
    action: own.action,
    why: whyPlaced(model, row.cluster, nearest[0]?.segment ?? null),
    confidence: typeof row['confidence'] === 'number' ? row['confidence'] : null,
    features: model.features.columns.map((column, c) => ({
      feature: column.feature,
      value: fillAbsent(column.feature, now, column.standIn)![0]!,
      scaled: matrix.data[c]!,
      ...(Number.isNaN(featureValues(column.feature, now)![0]) && { standIn: true }),
    })),
    distances: nearest,
    afterOneOrder: names.get(next[0]!)!.segment,
  }
}

/** The extra measures that the model uses, from the row. */
function extrasOf(model: Model, row: ExplainedRow): NonNullable<CustomerColumns['extras']> {
  const used = extraMeasuresOf(model.features.columns.map(({ feature }) => feature))
  return Object.fromEntries(
    used.map((measure) => {
      const value = row[EXTRA_COLUMNS[measure]]
      return [measure, Float64Array.of(typeof value === 'number' ? value : Number.NaN)]
    }),
  )
}

function oneCustomer(
  recency: number,
  orders: number,
  revenue: number | undefined,
  tenure: number | null,
): CustomerColumns {
  const column = (value: number): Float64Array => Float64Array.of(value)
  return {
    n: 1,
    recencyDays: column(recency),
    orderCount: column(orders),
    revenue: revenue === undefined ? undefined : column(revenue),
    tenureDays: tenure === null ? undefined : column(tenure),
    orderDays: undefined,
  }
}
