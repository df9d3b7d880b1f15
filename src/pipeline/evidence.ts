import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { verdict } from '../evidence/verdict.ts'
import type { FeatureOptions } from '../features/build-features.ts'
import type { Feature } from '../features/feature.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { readMap } from '../maps/read-map.ts'
import { extraMeasuresOf } from '../rfm/extra-measures.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import type { RunContext } from './context.ts'
import type { EvidenceCall } from './evidence-call.ts'
import { BY_SPEND, BY_VALUE } from './evidence-candidates.ts'
import { checkEvidence, planEvidence } from './evidence-plan.ts'
import type { Evidence, EvidenceCut } from './evidence-record.ts'
import { measureStability } from './evidence-stability.ts'
import { measureTransactions, shopSummary } from './measure-shop.ts'
import { type CutSettings, scoreCuts } from './score-cuts.ts'
import { DEFAULT_SEED } from './segment-options.ts'
import { DEFAULT_MODEL } from './value-options.ts'

/** How measures become features when it is not said. */
const USUAL: FeatureOptions = {
  features: ['recency', 'frequency', 'monetary'],
  transform: 'log1p',
  scale: 'standard',
  winsorise: null,
}
const USUAL_KS = [2, 3, 4, 5, 6, 7, 8]

/** Orders of customers that need no segments and no model. */
const PLAIN = [BY_SPEND, 'orders', 'recency', 'chance']

/**
 * Builds every candidate as of each cut, from what was known then, and scores what followed. Rows dated before the cut
 * are known; the period is cut <= date < cut + horizon.
 *
 * @throws OptionError when an option is wrong, and for a cut outside the log; SourceError when the data cannot be used. Cuts
 *   at which nothing can be scored are findings: `no-customers-before`, `empty-holdout`.
 */
export async function evidence(store: Store, call: EvidenceCall): Promise<Evidence> {
  const { source, threads, onProgress, signal, ...options } = call
  return cancellable(store, { threads, onProgress, signal }, (context) =>
    runStages(store, [source].flat(), options, context),
  )
}

type EvidenceOptions = Omit<EvidenceCall, 'source' | keyof Following>

async function runStages(
  store: Store,
  sources: readonly string[],
  options: EvidenceOptions,
  context: RunContext,
): Promise<Evidence> {
  const settings = await settingsOf(options, context)
  const shop = await measureTransactions(store, sources, options, context, settings.extras)
  const plan = planEvidence(shop.totals, options)
  const { cuts, findings } = await scoreCuts(store, shop, plan, settings)
  const stability = await measureStability(shop.customers, settings)
  const ahead = shop.cleaned.refunds === 'match' ? [MATCH_LOOKS_AHEAD] : []
  const { resamples, seed, model } = settings
  return {
    command: 'evidence',
    options: { ...options, ...(options.rankings && { rankings: options.rankings.map(({ name }) => name) }) },
    ...shopSummary(shop),
    findings: [...shop.cleaned.findings, ...plan.findings, ...ahead, ...findings],
    ...{ horizonDays: plan.horizonDays, resamples, seed, model, cuts, stability },
    verdict: verdict(judged(cuts), { baseline: BY_SPEND, model: BY_VALUE, money: shop.cleaned.hasAmounts }),
  }
}

async function settingsOf(options: EvidenceOptions, context: RunContext): Promise<CutSettings> {
  const { map, recipe = USUAL, ks = USUAL_KS, rankings = [], seed = DEFAULT_SEED, resamples = 200 } = options
  const { model = DEFAULT_MODEL, tryFeatures = [] } = options
  checkTried(tryFeatures, recipe)
  checkEvidence(options)
  const extras = extraMeasuresOf([...recipe.features, ...tryFeatures])
  const maps = map === undefined || knownMaps.some(({ name }) => name === map) ? [] : [await readMap(map)]
  return { seed, recipe, tryFeatures, ks, maps, rankings, context, extras, model, resamples }
}

function checkTried(tried: readonly Feature[], { features }: FeatureOptions): void {
  const known = tried.find((feature, i) => features.includes(feature) || tried.indexOf(feature) < i)
  if (known === undefined) return
  throw new OptionError(
    `--try-features ${known} is among the features already; name others than ${features.join(', ')}, each once`,
  )
}

/** Candidates across the cuts; without those that one of them has not. */
function judged(cuts: readonly EvidenceCut[]): Parameters<typeof verdict>[0] {
  const scored = cuts.filter(({ candidates }) => candidates.length > 0)
  return (scored.at(-1)?.candidates ?? []).flatMap(({ name, k }) => {
    const atCuts = scored.flatMap(({ candidates }) => candidates.find((candidate) => candidate.name === name) ?? [])
    if (atCuts.length < scored.length) return []
    const largeEnough = atCuts.every((candidate) => candidate.largeEnough)
    return [{ ...{ name, k, atCuts, largeEnough }, plain: PLAIN.includes(name) }]
  })
}

const MATCH_LOOKS_AHEAD: Finding = {
  code: 'match-looks-ahead',
  severity: 'info',
  message:
    'under --refunds match a return after a cut takes its sale away before it, which nobody knew then; --refunds drop or net do not look ahead',
}
