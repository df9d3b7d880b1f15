import { stageOutcome } from '../exports/write-customers.ts'
import { stageValues } from '../exports/write-values.ts'
import { sum } from '../numeric/sum.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { type Clustering, clusterCustomers } from './cluster-customers.ts'
import type { RunContext } from './context.ts'
import { withRevenueOfNoise } from './describe-noise.ts'
import { describeRules, describeSegments, type NamedSegments, profileAndName } from './describe-segments.ts'
import { checkMap } from './look-back.ts'
import { needTransactions, type ShopOptions, shopSummary } from './measure-shop.ts'
import { methodOf } from './method-of.ts'
import { clusterModelJson, MODEL_FORM } from './model.ts'
import { modelSegments } from './model-segments.ts'
import { lookBackOn, type Shop } from './open-shop.ts'
import type { Run } from './run.ts'
import { chooseMap, scoreByRules } from './score-by-rules.ts'
import { DEFAULT_SEED, type SegmentOptions } from './segment-options.ts'
import type { SegmentRecord } from './segment-record.ts'
import { Stopwatch } from './stopwatch.ts'
import { revenueBy } from './totals.ts'
import { valueCustomers } from './value-customers.ts'

/** What decides about segments once a shop is measured. */
export type GroupingOptions = Omit<SegmentOptions, keyof ShopOptions>

/**
 * Scores, clusters and names the customers of a shop that is in the store. The run is plain data; the tables behind it
 * stay in the store until the next one, so that `writeRun` can write the result files.
 *
 * @throws OptionError when an option is wrong.
 */
export async function segmentShop(
  store: Store,
  shop: Shop,
  options: GroupingOptions,
  following: Following & Answering = {},
): Promise<Run> {
  methodOf(options)
  const { onSegments = () => {}, ...rest } = following
  return cancellable(store, rest, (context) => runStages(store, shop, options, context, onSegments))
}

/** How a caller hears of the segments early. */
export interface Answering {
  /**
   * Is given the segments as soon as they are named, where k is not chosen among several: names, sizes and sums are
   * final (revenue here as doubles add it up), stability follows with the run. Ordered like those of the run.
   */
  readonly onSegments?: (segments: readonly SegmentRecord[]) => void
}

async function runStages(
  store: Store,
  measured: Shop,
  options: GroupingOptions,
  context: RunContext,
  onSegments: (segments: readonly SegmentRecord[]) => void,
): Promise<Run> {
  if (measured.past === undefined) context.onProgress('looking back')
  const shop = await lookBackOn(store, measured)
  const clock = new Stopwatch()
  const { customers, totals, transactions, past } = shop
  const { hasAmounts } = shop.cleaned
  const { map, scoring } = await chooseMap(options)
  let early: NamedSegments | undefined
  const onOnly = (labels: Int32Array, k: number): void => {
    early = profileAndName(customers, labels, k)
    onSegments(describeSegments(early, revenuesOf(early), null, shop.currency))
  }
  const clustering = await clusterCustomers(customers, past, methodOf(options), options, context, { onOnly })
  clock.lap('clustering')
  context.onProgress('scoring')
  const rules = scoreByRules(customers, map, scoring)
  const borne = past && checkMap(past, map, scoring)
  clock.lap('scoring')
  context.onProgress('naming segments')
  const named = early ?? profileAndName(customers, clustering.labels, clustering.k)
  await stageOutcome(
    store,
    {
      ...rules.scores,
      bins: scoring.bins,
      rule: rules.segmentOf,
      ruleNames: rules.map.segments,
      cluster: clustering.labels,
      clusterNames: new Map(named.named.map(({ cluster, name }) => [cluster, name])),
      confidence: clustering.confidence ?? new Float64Array(customers.n).fill(Number.NaN),
    },
    { keep: transactions.keep, hasAmounts, extras: shop.extras },
  )
  const values = options.clv ? await valueCustomers(store, needTransactions(shop), {}, context) : undefined
  if (values) await stageValues(store, values.columns)
  const byCluster = await revenueBy(store, 'cluster')
  const revenues = new Map([...byCluster].map(([cluster, revenue]) => [Number(cluster), revenue]))
  const segments = describeSegments(named, revenues, jaccardsOf(clustering), shop.currency)
  const byRule = await revenueBy(store, 'rfm_segment')
  const ruleRevenues = new Map(rules.map.segments.map((name, i) => [i, byRule.get(name) ?? '0']))
  clock.lap('naming')
  return {
    command: 'segment',
    ...shopSummary(shop),
    segments,
    rules: describeRules(rules.map, rules.segmentOf, ruleRevenues, hasAmounts ? Number(totals.revenue) : null),
    scoring: rules.scores.scoring,
    findings: [
      ...shop.cleaned.findings,
      ...withRevenueOfNoise(
        clustering.findings,
        segments.find(({ cluster }) => cluster < 0),
      ),
      ...named.findings,
      ...rules.findings,
      ...(borne?.findings ?? []),
      ...(values?.findings ?? []),
    ],
    values,
    seed: options.seed ?? DEFAULT_SEED,
    options: { ...shop.options, ...options },
    customerColumns: customers,
    ruleSegmentation: rules,
    clustering,
    borneOut: past &&
      borne && {
        ...borne,
        cut: past.cut,
        until: past.until,
        customers: past.customers.n,
        meanNextSpend: sum(past.nextSpend) / past.customers.n,
      },
    model: {
      form: MODEL_FORM,
      asOf: shop.cleaned.asOf,
      orders: shop.cleaned.orders,
      refunds: shop.cleaned.refunds,
      features: clustering.features,
      ...clusterModelJson(clustering.model),
      scoring: rules.scores.scoring,
      map: rules.map.map,
      segments: modelSegments(segments, clustering.method),
    },
    transactions,
    timings: { ...shop.timings, ...clock.laps },
  }
}

function revenuesOf({ profiles }: NamedSegments): Map<number, string> {
  return new Map(profiles.segments.map(({ cluster, revenue }) => [cluster, String(revenue ?? 0)]))
}

/** By cluster; from the sample that chose k where not all customers were re-drawn. */
function jaccardsOf({ stability, candidates, k }: Clustering): readonly number[] | null {
  if (stability) return stability.jaccards
  const sampled = candidates.find((candidate) => candidate.k === k)?.jaccards ?? []
  return sampled.length > 0 ? sampled : null
}
