import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StateError } from '../base/errors.ts'
import { settleResult } from '../exports/result-folder.ts'
import { applyFeatures } from '../features/apply-features.ts'
import { compileMap } from '../maps/compile-map.ts'
import { mapScores } from '../maps/map-scores.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { scoreFrozen } from '../rfm/scoring/score-frozen.ts'
import { quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { readModel } from './assign.ts'
import { placeIn } from './cluster-model.ts'
import { checkComparable } from './comparable-features.ts'
import { type ClusterModelJson, clusterModelOf, type Model } from './model.ts'
import { findsK } from './segment-options.ts'

/** What places customers in segments. */
export type Yardstick = ClusterModelJson &
  Pick<Model, 'orders' | 'refunds' | 'features' | 'scoring' | 'map'> & {
    readonly asOf: string
    readonly segments: readonly { readonly cluster: number; readonly segment: string }[]
  }

/** The customers of one day in a table of the store, and the segments of that day. */
export interface Snapshot {
  /** A folder or a date. */
  readonly label: string
  readonly yardstick: Yardstick
  /** Columns customer_id, first_order_at, recency_days, order_count, revenue, tenure_days. */
  readonly table: string
  readonly hasAmounts: boolean
}

export const VIEWS = ['clusters', 'rules'] as const
/** Which segments are compared: those of the clusters or those of the rule map. */
export type View = (typeof VIEWS)[number]

/** The segment of each customer by a yardstick, 0..names-1. */
export interface Placer {
  readonly names: readonly string[]
  place(customers: CustomerColumns): Int32Array
}

/** The yardstick's own way of placing customers, under one view. */
export function placerOf(yardstick: Yardstick, view: View): Placer {
  if (view === 'rules') {
    const map = compileMap(yardstick.map, yardstick.scoring.bins)
    return {
      names: map.segments,
      place: (customers) => Int32Array.from(mapScores(map, scoreFrozen(yardstick.scoring, customers)).segmentIndex),
    }
  }
  const { method, k, features, segments } = yardstick
  checkComparable(features.columns.map(({ feature }) => feature))
  const model = clusterModelOf(yardstick)
  const names = new Map(segments.map(({ cluster, segment }) => [cluster, segment]))
  return {
    names: [
      ...Array.from({ length: k }, (_, j) => names.get(j) ?? `cluster ${j}`),
      ...(findsK(method) ? ['Unclustered'] : []),
    ],
    place(customers) {
      const { labels } = placeIn(model, applyFeatures(features, customers))
      return labels.map((label) => (label < 0 ? k : label))
    },
  }
}

/**
 * The customers and segments of a finished run. @throws StateError when the folder holds none, SourceError when its model
 * is of another version.
 */
export async function readSnapshot(store: Store, folder: string, table: string): Promise<Snapshot> {
  await settleResult(folder)
  const run = join(folder, 'run.json')
  const text = await readFile(run, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new StateError(`${folder} holds no finished run; name a folder that \`clientele segment\` has written`)
  }
  const model = await readModel(join(folder, 'model.json'))
  const { asOf: day, grain } = JSON.parse(text) as { asOf?: string; grain?: string }
  const asOf = day ?? model.asOf
  if (grain === 'customers' || asOf === null) {
    throw new StateError(
      `${folder} was made from customers' totals, which do not tell who had ordered when; compare runs that were made from transactions`,
    )
  }
  const parquet = join(folder, 'customers.parquet')
  const hasParquet = await access(parquet).then(
    () => true,
    () => false,
  )
  const source = hasParquet
    ? `read_parquet(${quotePath(parquet)})`
    : `read_csv(${quotePath(join(folder, 'customers.csv'))}, header = true, all_varchar = true)`
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
    SELECT customer_id::VARCHAR AS customer_id, first_order_at::TIMESTAMP AS first_order_at,
      recency_days::INTEGER AS recency_days, order_count::INTEGER AS order_count,
      nullif(revenue::VARCHAR, '')::DECIMAL(38,6) AS revenue, tenure_days::INTEGER AS tenure_days FROM ${source}`)
  const { paid } = await store.row<{ paid: boolean }>(`SELECT bool_or(revenue IS NOT NULL) AS paid FROM ${table}`)
  return { label: folder, yardstick: { ...model, asOf }, table, hasAmounts: paid }
}
