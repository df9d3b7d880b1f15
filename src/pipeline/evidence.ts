import { addDays } from '../base/calendar.ts'
import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import {
  type CalibratedSegment,
  calibrate,
  calibrationError,
  outcomeBySegment,
  type SegmentOutcome,
} from '../evidence/expected-by-segment.ts'
import { type Outcome, outcomeOf } from '../evidence/outcome.ts'
import { type CandidateFigures, type Estimate, scoreCandidates } from '../evidence/score-candidates.ts'
import { verdict } from '../evidence/verdict.ts'
import type { FeatureOptions } from '../features/build-features.ts'
import type { Feature } from '../features/feature.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { readMap } from '../maps/read-map.ts'
import { sum } from '../numeric/sum.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { TracedCustomers } from '../rfm/customers.ts'
import { type ExtraMeasure, extraMeasuresOf } from '../rfm/extra-measures.ts'
import { readNextPeriod } from '../rfm/next-period.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import type { RunContext } from './context.ts'
import { type AgainstPlain, againstPlain } from './evidence-against-plain.ts'
import {
  BY_SPEND,
  BY_VALUE,
  buildCandidates,
  type CandidateSettings,
  type EvidenceCandidate,
  equalGroups,
  type RankingMethod,
} from './evidence-candidates.ts'
import { checkEvidence, planEvidence } from './evidence-plan.ts'
import { type CandidateStability, measureStability } from './evidence-stability.ts'
import { measureTransactions, type ShopOptions, shopSummary, type TransactionShop } from './measure-shop.ts'
import { rankByValue } from './rank-by-value.ts'
import type { RunSummary } from './run.ts'
import { DEFAULT_SEED } from './segment-options.ts'
import { DEFAULT_MODEL } from './value-options.ts'

export interface EvidenceCall extends ShopOptions, Following {
  readonly source: string | readonly string[]
  /** Days `YYYY-MM-DD` to look back from. Default: two, each a horizon before the next, the last before the log's end. */
  readonly cuts?: readonly string[]
  /** Days looked at from each cut on. Default: a fifth of the log. */
  readonly horizonDays?: number
  /** A rule map to try beside those that come along: a name, or a file. */
  readonly map?: string
  /** Numbers of k-means clusters to try. Default 2 to 8. */
  readonly ks?: readonly number[]
  /** How measures become features for k-means. Default: log1p, standardised. */
  readonly recipe?: FeatureOptions
  /** Further features, each tried beside the others in k-means of five clusters. Default: none. */
  readonly tryFeatures?: readonly Feature[]
  /** The model of how often customers buy, behind the ranking by lifetime value. Default `mbg-nbd`. */
  readonly model?: OrderModelKind
  /** Further rankings, from outside. */
  readonly rankings?: readonly RankingMethod[]
  /** Bootstraps of the customers behind each interval. Default 200. */
  readonly resamples?: number
  /** Default 42. */
  readonly seed?: number
}

/** How one candidate fared at one cut. */
export interface ScoredCandidate {
  readonly name: string
  readonly kind: EvidenceCandidate['kind']
  /** Segments with customers; null for a ranking. */
  readonly k: number | null
  readonly smallest: number | null
  /** Whether each segment holds 1 % of the customers, and 50 at the least; true for rankings. */
  readonly largeEnough: boolean
  /** Shares of variance are null for rankings, which have no segments. */
  readonly figures: CandidateFigures
  /** Gini minus that of sorting by past spend. */
  readonly againstSpend: Estimate | null
  /** Gini minus that of past spend cut into as many groups; null for rankings. */
  readonly againstEqualK: Estimate | null
  /** What the further feature changes, for clusterings that have one. */
  readonly againstPlain?: AgainstPlain
  /** Per segment what was expected from the cut before and what came; empty for rankings and more than 20 segments. */
  readonly segments: readonly CalibratedSegment[]
  /** See `calibrationError`; null at the first cut. */
  readonly calibration: { readonly boughtAgain: number | null; readonly nextEach: number | null }
}

/** What was known at one cut and what followed. */
export interface EvidenceCut {
  readonly cut: string
  /** First day after the period that is looked at. */
  readonly until: string
  readonly customers: number
  /** Customers who ordered in the period. */
  readonly active: number
  /** Spend of the period (orders without amounts), all customers of the cut together. */
  readonly nextSpend: number
  /** Empty when nothing can be scored there: no customers, or nobody bought. */
  readonly candidates: readonly ScoredCandidate[]
}

/** Whether segmentations told what followed, on the shop's own past. */
export interface Evidence extends Omit<RunSummary, 'segments' | 'rules' | 'scoring'> {
  readonly command: 'evidence'
  /** The options that were given, as they were given; rankings from outside by their names. */
  readonly options: object
  readonly horizonDays: number
  readonly resamples: number
  readonly seed: number
  /** Behind the ranking by lifetime value. */
  readonly model: OrderModelKind
  readonly cuts: readonly EvidenceCut[]
  /** Of the customers at the end of the log. */
  readonly stability: readonly CandidateStability[]
  /** Three plain sentences. */
  readonly verdict: readonly string[]
}

const USUAL: FeatureOptions = {
  features: ['recency', 'frequency', 'monetary'],
  transform: 'log1p',
  scale: 'standard',
  winsorise: null,
}
const USUAL_KS = [2, 3, 4, 5, 6, 7, 8]
const FEWEST_CUSTOMERS = 100
/** The customers of the cut that is looked at. */
const TABLE = 'customers_at_cut'
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

async function runStages(
  store: Store,
  sources: readonly string[],
  options: Omit<EvidenceCall, 'source' | keyof Following>,
  context: RunContext,
): Promise<Evidence> {
  const { map, recipe = USUAL, ks = USUAL_KS, rankings = [], seed = DEFAULT_SEED, resamples = 200 } = options
  const { model = DEFAULT_MODEL, tryFeatures = [] } = options
  checkTried(tryFeatures, recipe)
  checkEvidence(options)
  const extras = extraMeasuresOf([...recipe.features, ...tryFeatures])
  const own = map === undefined || knownMaps.some(({ name }) => name === map) ? [] : [await readMap(map)]
  const shop = await measureTransactions(store, sources, options, context, extras)
  const plan = planEvidence(shop.totals, options)
  const settings = { seed, recipe, tryFeatures, ks, maps: own, rankings, context }
  const cuts: EvidenceCut[] = []
  const findings: Finding[] = [...plan.findings, ...(shop.cleaned.refunds === 'match' ? [matchLooksAhead()] : [])]
  let before = new Map<string, readonly SegmentOutcome[]>()
  for (const cut of plan.cuts) {
    const { hasAmounts } = shop.cleaned
    const past = await readPast(store, { cut, horizonDays: plan.horizonDays, hasAmounts, extras })
    findings.push(...doubts(past, cut))
    const scored =
      past.active === 0
        ? null
        : await scoreCut(past, before, await withValue(store, past, shop, model, settings), resamples)
    findings.push(...(scored?.findings ?? []))
    if (scored !== null) before = scored.outcomes
    const { until, customers, active, outcome } = past
    cuts.push({
      ...{ cut, until, customers: customers.n, active },
      nextSpend: sum(outcome.spend),
      candidates: scored?.candidates ?? [],
    })
  }
  const stability = await measureStability(shop.customers, settings)
  return {
    command: 'evidence',
    options: { ...options, ...(options.rankings && { rankings: options.rankings.map(({ name }) => name) }) },
    ...shopSummary(shop),
    findings: [...shop.cleaned.findings, ...findings],
    ...{ horizonDays: plan.horizonDays, resamples, seed, model, cuts, stability },
    verdict: verdict(judged(cuts), { baseline: BY_SPEND, model: BY_VALUE, money: shop.cleaned.hasAmounts }),
  }
}

/** The base as it stood at a cut, and what followed. */
interface Past {
  readonly cut: string
  readonly until: string
  readonly horizonDays: number
  readonly customers: TracedCustomers
  readonly outcome: Outcome
  readonly active: number
}

async function readPast(
  store: Store,
  past: { cut: string; horizonDays: number; hasAmounts: boolean; extras: readonly ExtraMeasure[] },
): Promise<Past> {
  const { cut, horizonDays, hasAmounts, extras } = past
  const until = addDays(cut, horizonDays)
  const customers = await computeRfm(store, { table: TABLE, asOf: cut, hasAmounts, before: cut, extras })
  const next = await readNextPeriod(store, { table: TABLE, n: customers.n, from: cut, until })
  const outcome = outcomeOf(hasAmounts ? next.spend : next.orders, next.orders)
  return { cut, until, horizonDays, customers, outcome, active: sum(outcome.active) }
}

interface CutSettings extends CandidateSettings {
  /** Of what the settings hold beyond those of every cut. */
  readonly findings: readonly Finding[]
}

interface ScoredCut {
  readonly candidates: ScoredCandidate[]
  readonly outcomes: Map<string, readonly SegmentOutcome[]>
  readonly findings: readonly Finding[]
}

/** Adds the ranking by lifetime value, where the customers of the cut allow one. */
async function withValue(
  store: Store,
  { cut, horizonDays }: Past,
  { cleaned, totals }: TransactionShop,
  kind: OrderModelKind,
  settings: CandidateSettings,
): Promise<CutSettings> {
  const { context } = settings
  context.onProgress(`fitting lifetime value as of ${cut}`)
  const { scores, findings } = await rankByValue(store, {
    ...{ kind, table: TABLE, cut, horizonDays, hasAmounts: cleaned.hasAmounts },
    ...{ firstDate: totals.firstDate, lastDate: totals.lastDate, signal: context.signal },
  })
  const rankings = scores === null ? [] : [{ name: BY_VALUE, rank: () => scores }]
  return { ...settings, rankings: [...rankings, ...settings.rankings], findings }
}

async function scoreCut(
  past: Past,
  before: ReadonlyMap<string, readonly SegmentOutcome[]>,
  settings: CutSettings,
  resamples: number,
): Promise<ScoredCut> {
  const { customers, outcome } = past
  const { context } = settings
  const { candidates: built, findings } = await buildCandidates(customers, past, settings)
  const ks = [...new Set(built.flatMap(({ k }) => k ?? []))]
  const ranked = [...built.map((candidate) => candidate.ranked), ...ks.map((k) => equalGroups(customers, k))]
  const scored = await scoreCandidates(ranked, outcome, {
    ...{ seed: settings.seed, signal: context.signal },
    onProgress: (_, done) => context.onProgress(`drawing the customers of ${past.cut} anew`, done),
    ...{ resamples, threads: context.threads },
  })
  const spend = built.findIndex(({ name }) => name === BY_SPEND)
  const floor = Math.max(0.01 * customers.n, 50)
  const worth = customers.revenue ?? customers.orderCount
  const outcomes = new Map<string, readonly SegmentOutcome[]>()
  const candidates = built.map(({ name, kind, k, smallest, segments }, c): ScoredCandidate => {
    const now = segments ? outcomeBySegment(segments.labels, segments.names, worth, outcome) : []
    outcomes.set(name, now)
    const rows = calibrate(now, before.get(name) ?? [])
    const further = againstPlain(built, c, scored.difference)
    return {
      ...{ name, kind, k, smallest },
      largeEnough: smallest === null || smallest >= floor,
      figures: k === null ? withoutShares(scored.figures[c]!) : scored.figures[c]!,
      againstSpend: c === spend ? null : scored.difference(c, spend, 'gini'),
      againstEqualK: k === null ? null : scored.difference(c, built.length + ks.indexOf(k), 'gini'),
      ...(further && { againstPlain: further }),
      segments: rows,
      calibration: { boughtAgain: calibrationError(rows, 'boughtAgain'), nextEach: calibrationError(rows, 'nextEach') },
    }
  })
  return { candidates, outcomes, findings: [...settings.findings, ...findings] }
}

function checkTried(tried: readonly Feature[], { features }: FeatureOptions): void {
  const known = tried.find((feature, i) => features.includes(feature) || tried.indexOf(feature) < i)
  if (known === undefined) return
  throw new OptionError(
    `--try-features ${known} is among the features already; name others than ${features.join(', ')}, each once`,
  )
}

function withoutShares(figures: CandidateFigures): CandidateFigures {
  const none = { explainedSpend: null, explainedWinsorised: null, explainedLog: null, explainedActive: null }
  return { ...figures, ...none }
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

function doubts({ customers, active, until }: Past, cut: string): Finding[] {
  if (customers.n === 0) {
    const message = `nobody had ordered before ${cut}, so this cut tells nothing; choose a later --cut`
    return [{ code: 'no-customers-before', severity: 'warning', example: cut, message }]
  }
  if (active === 0) {
    const message = `none of the customers of ${cut} (${customers.n}) ordered before ${until}, so nothing can be ranked there; choose an earlier --cut or a longer --horizon`
    return [{ code: 'empty-holdout', severity: 'warning', count: customers.n, example: cut, message }]
  }
  if (customers.n >= FEWEST_CUSTOMERS) return []
  const message = `only ${customers.n} ${customers.n === 1 ? 'customer' : 'customers'} had ordered before ${cut}; read the intervals, not the figures`
  return [{ code: 'few-customers-before', severity: 'warning', count: customers.n, example: cut, message }]
}

function matchLooksAhead(): Finding {
  return {
    code: 'match-looks-ahead',
    severity: 'info',
    message:
      'under --refunds match a return after a cut takes its sale away before it, which nobody knew then; --refunds drop or net do not look ahead',
  }
}
