import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { type CleanOptions, ORDER_UNITS, REFUND_POLICIES } from '../cleaning/clean-options.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import { stageOutcome } from '../exports/stage-outcome.ts'
import { writeRejects } from '../exports/write-rejects.ts'
import { applyFeatures } from '../features/apply-features.ts'
import { compileMap } from '../maps/compile-map.ts'
import { mapScores } from '../maps/map-scores.ts'
import { profileSegments } from '../profiles/profile-segments.ts'
import { extraMeasuresOf } from '../rfm/extra-measures.ts'
import { scoreFrozen } from '../rfm/scoring/score-frozen.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { placeIn } from './cluster-model.ts'
import { describeRules, describeSegments } from './describe-segments.ts'
import { type MeasuredShop, measureShop, type ShopOptions, shopSummary } from './measure-shop.ts'
import { clusterModelOf, MODEL_FORM, type Model } from './model.ts'
import { prepareText, type WriteOptions } from './prepare-text.ts'
import type { RunSummary } from './run.ts'
import { summaryJson } from './run-json.ts'
import { revenueBy } from './totals.ts'
import { saysPseudonyms, toText, withoutIds, writeTables } from './write-run.ts'

/** New transactions, and options where they differ from those of the model. */
export interface AssignCall extends ShopOptions, Following {
  /** Files, patterns, folders or databases. */
  readonly source: string | readonly string[]
}

/** Customers placed in the segments of an earlier run. */
export interface Assignment extends RunSummary {
  readonly model: Model
  readonly transactions: Transactions
  /** The options that were in force: those of the model, and those that were given. */
  readonly options: object
}

/**
 * Reads the model.json of an earlier run.
 *
 * @throws SourceError when it cannot be read, is none of ours, or of another version's form.
 */
export async function readModel(path: string): Promise<Model> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new SourceError(`${path} cannot be read (${error.message}); name the model.json of an earlier run`)
  })
  let model: Model
  try {
    model = JSON.parse(text) as Model
  } catch {
    throw new SourceError(`${path} is not JSON; name the model.json of an earlier run`)
  }
  if (model.form === MODEL_FORM && Array.isArray(model.centers) && model.features !== undefined) return model
  throw new SourceError(`${path} is not a model of this version; run \`clientele segment\` again to make one`)
}

/**
 * Places the customers of new transactions in the segments of a model, without refitting: measured by the model's
 * definitions, scored by its frozen edges, given to the nearest of its centres, or to the most probable component of its
 * mixture. The customers that the model was made from get the labels they had.
 *
 * @throws OptionError when an option is wrong, or the model needs amounts that the source has not; SourceError when the data
 *   cannot be used.
 */
export async function assign(store: Store, model: Model, call: AssignCall): Promise<Assignment> {
  const { source, onProgress, signal, ...given } = call
  const options = { ...definitionsOfModel(model), ...given }
  return cancellable(store, { onProgress, signal }, async (context) => {
    const extras = extraMeasuresOf(model.features.columns.map(({ feature }) => feature))
    const shop = await measureShop(store, [source].flat(), options, context, extras)
    context.onProgress('placing customers')
    const placed = await place(store, model, shop)
    return {
      ...shopSummary(shop),
      ...(await describe(store, model, shop, placed)),
      scoring: model.scoring,
      findings: [...shop.cleaned.findings, ...laterDay(model, shop.cleaned.asOf)],
      model,
      transactions: shop.transactions,
      options,
    }
  })
}

/** Orders and refunds count as they did when the model was made, unless the call says otherwise. */
function definitionsOfModel(model: Model): CleanOptions {
  const orders = ORDER_UNITS.find((unit) => unit === model.orders)
  const refunds = REFUND_POLICIES.find((policy) => policy === model.refunds)
  return { ...(orders && { orders }), ...(refunds && { refunds }) }
}

interface Placed {
  readonly map: ReturnType<typeof compileMap>
  readonly rule: Int32Array
  readonly labels: Int32Array
}

async function place(
  store: Store,
  model: Model,
  { customers, transactions, cleaned, extras }: MeasuredShop,
): Promise<Placed> {
  const scores = scoreFrozen(model.scoring, customers)
  const map = compileMap(model.map, model.scoring.bins)
  const rule = Int32Array.from(mapScores(map, scores).segmentIndex)
  const matrix = applyFeatures(model.features, customers)
  const { labels, confidence } = placeIn(clusterModelOf(model), matrix)
  await stageOutcome(
    store,
    {
      ...scores,
      bins: model.scoring.bins,
      rule,
      ruleNames: map.segments,
      cluster: labels,
      clusterNames: new Map(model.segments.map(({ cluster, segment }) => [cluster, segment])),
      confidence: confidence ?? new Float64Array(customers.n).fill(Number.NaN),
    },
    { keep: transactions.keep, hasAmounts: cleaned.hasAmounts, extras },
  )
  return { map, rule, labels }
}

/** The segments as they are filled now, under the names and actions of the model. */
async function describe(
  store: Store,
  model: Model,
  { customers, totals, cleaned, currency }: MeasuredShop,
  { map, rule, labels }: Placed,
): Promise<Pick<RunSummary, 'segments' | 'rules'>> {
  const profiles = profileSegments(customers, labels, model.k)
  const byCluster = await revenueBy(store, 'cluster')
  const revenues = new Map([...byCluster].map(([cluster, sum]) => [Number(cluster), sum]))
  const known = new Map(model.segments.map((segment) => [segment.cluster, segment]))
  const named = profiles.segments.map(({ cluster }) => ({
    cluster,
    name: known.get(cluster)!.segment,
    baseName: 'Most customers' as const,
    rule: 'model',
    reason: known.get(cluster)!.whyNamed,
  }))
  const records = describeSegments({ profiles, named, findings: [] }, revenues, null, currency)
  const byRule = await revenueBy(store, 'rfm_segment')
  const ruleRevenues = new Map(map.segments.map((name, i) => [i, byRule.get(name) ?? '0']))
  return {
    segments: records.map((record) => {
      const { action, reason, kpi } = known.get(record.cluster)!
      return { ...record, action, reason, kpi }
    }),
    rules: describeRules({ map, segmentOf: rule }, ruleRevenues, cleaned.hasAmounts ? Number(totals.revenue) : null),
  }
}

function laterDay(model: Model, asOf: string | null): Finding[] {
  if (asOf === null || model.asOf === null || asOf === model.asOf) return []
  return [
    {
      code: 'other-as-of',
      severity: 'info',
      message: `the model was made counting to ${model.asOf}, customers are placed counting to ${asOf}: who has not ordered since has grown older`,
    },
  ]
}

/**
 * Writes the result files of an assignment, whole or not at all; the model comes along from `modelPath`, so that the folder
 * can be explained and used on. The store must be the one that the assignment came from.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeAssignment(
  store: Store,
  known: Assignment,
  options: WriteOptions & { readonly modelPath: string },
): Promise<void> {
  const assignment = options.pseudonymise ? withoutIds(known) : known
  const names = ['customers.csv', 'customers.parquet', 'segments.csv', 'rejects.csv', 'model.json', 'run.json']
  const model = await readFile(options.modelPath)
  await using result = await openResultFolder(options.folder, names)
  const text = await prepareText(store, result.folder, options)
  await writeTables(store, assignment, result.stage, text)
  await writeRejects(store, assignment.transactions, result.stage, text)
  await writeFile(join(result.stage, 'model.json'), model)
  const command = options.command ?? `assign ${basename(options.modelPath)}`
  await result.commit(
    toText({
      ...summaryJson(assignment, command, await result.hashes()),
      options: assignment.options,
      model: { asOf: assignment.model.asOf, k: assignment.model.k },
      ...saysPseudonyms(options),
    }),
  )
}
