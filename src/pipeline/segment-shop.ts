import { stageOutcome } from '../exports/stage-outcome.ts'
import { stageValues } from '../exports/write-values.ts'
import type { Store } from '../store/store.ts'
import { assembleRun } from './assemble-run.ts'
import { cancellable, interruptible, type Staffed, type ThreadedContext } from './cancellable.ts'
import { type Clustering, clusterCustomers } from './cluster-customers.ts'
import type { RunContext } from './context.ts'
import { type NamedSegments, profileAndName } from './describe-segments.ts'
import type { KeptClusterings } from './kept-clusterings.ts'
import { checkMap } from './look-back.ts'
import { needTransactions, type ShopOptions } from './measure-shop.ts'
import { methodOf } from './method-of.ts'
import { lookBackOn, type Shop } from './open-shop.ts'
import { ruleStability } from './rule-stability.ts'
import type { Run } from './run.ts'
import { chooseMap, scoreByRules } from './score-by-rules.ts'
import { DEFAULT_SEED, type SegmentOptions } from './segment-options.ts'
import { sideBySide } from './side-by-side.ts'
import { Stopwatch } from './stopwatch.ts'
import { revenueBy, revenueByGroup } from './totals.ts'
import type { CustomerValues } from './value-customers.ts'

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
  following: Staffed & Answering = {},
): Promise<Run> {
  methodOf(options)
  const { onNamed, kept, meanwhile, ...rest } = following
  return cancellable(store, rest, (context) => runStages(store, shop, options, context, { onNamed, kept, meanwhile }))
}

/** How a caller hears of the segments early, has the next ones sooner, and makes use of the time until they are there. */
export interface Answering {
  /**
   * Is given the run as soon as its segments are named, where k is not chosen among several: segments, names, sizes and
   * everybody's place are final; revenues of segments are as doubles add them up, and stability, certainty and the figures
   * of each k are not there yet. What follows waits for it. Up to then a shop that has been looked back on needs no store.
   */
  readonly onNamed?: ((run: Run) => void | Promise<void>) | undefined
  /** What earlier calls for the same shop have left, and where this one leaves its own. Default: nothing is kept. */
  readonly kept?: KeptClusterings | undefined
  /** Work that needs the shop and no segments. It is begun when clustering has begun, and has the store to itself. */
  readonly meanwhile?: (() => Promise<void>) | undefined
}

async function runStages(
  store: Store,
  measured: Shop,
  options: GroupingOptions,
  context: ThreadedContext,
  { onNamed, kept, meanwhile = async () => {} }: Answering,
): Promise<Run> {
  if (measured.past === undefined) context.onProgress('looking back')
  const clock = new Stopwatch()
  const { customers, transactions } = measured
  const { map, scoring } = await chooseMap(options)
  // The engine looks back while other threads begin to cluster.
  const lookingBack = lookBackOn(store, measured)
  const past = lookingBack.then((shop) => shop.past)
  // Clustering may have failed before it asks for it; whoever does ask still hears of it.
  past.catch(() => {})
  const judge = async () => {
    const known = await past
    return { rules: scoreByRules(customers, map, scoring), borne: known && checkMap(known, map, scoring) }
  }
  let early: NamedSegments | undefined
  const onOnly = async (clustering: Clustering): Promise<void> => {
    const named = profileAndName(customers, clustering.labels, clustering.k)
    const [judged, shop] = [await judge(), await lookingBack]
    const revenues = revenueByGroup(customers, clustering.labels)
    const ruleRevenues = revenueByGroup(customers, judged.rules.segmentOf)
    early = named
    await onNamed?.(assembleRun(shop, options, { clustering, named, ...judged, revenues, ruleRevenues, timings: {} }))
  }
  const aside = { kept, onOnly: onNamed && onOnly }
  // The engine goes first: it has work while this thread has its own, before there is any for the others.
  const [clustering, { rules, borne, ruleJaccards }] = await sideBySide(context.signal, [
    async (signal) => {
      await nextTurn()
      return clusterCustomers(customers, past, methodOf(options), options, { ...context, signal }, aside)
    },
    async (signal) => {
      await nextTurn()
      scoreByRules(customers, map, scoring)
      await nextTurn()
      const judged = await judge()
      const tested = { seed: options.seed ?? DEFAULT_SEED, context: { ...context, signal, onProgress: () => {} } }
      return { ...judged, ruleJaccards: await ruleStability(customers, judged.rules, scoring, tested) }
    },
    async (signal) => {
      await lookingBack
      await interruptible(store, signal, meanwhile)
    },
  ])
  const shop = await lookingBack
  clock.lap('clustering, scoring')
  context.onProgress('naming segments')
  await Promise.all([context.threads.close(), store.giveBack()])
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
    { keep: transactions.keep, hasAmounts: shop.cleaned.hasAmounts, extras: shop.extras },
  )
  const values = options.clv ? await valuesOf(store, shop, context) : undefined
  if (values) await stageValues(store, values.columns)
  const byCluster = await revenueBy(store, 'cluster')
  const revenues = new Map([...byCluster].map(([cluster, revenue]) => [Number(cluster), revenue]))
  const byRule = await revenueBy(store, 'rfm_segment')
  const ruleRevenues = new Map(rules.map.segments.map((name, i) => [i, byRule.get(name) ?? '0']))
  clock.lap('naming')
  const parts = { clustering, named, rules, ruleJaccards, borne, values, revenues, ruleRevenues }
  return assembleRun(shop, options, { ...parts, timings: clock.laps })
}

/** Lets the engine's answers in, and its next statement out. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Lifetime value is read from the disk where it is asked for. */
async function valuesOf(store: Store, shop: Shop, context: RunContext): Promise<CustomerValues> {
  const { valueCustomers } = await import('./value-customers.ts')
  return valueCustomers(store, needTransactions(shop), {}, context)
}
