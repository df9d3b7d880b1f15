import type { Finding } from '../base/findings.ts'
import { type RankedCells, rankScores, rankSegments } from '../evidence/ranked-cells.ts'
import { valueGroups } from '../evidence/value-groups.ts'
import type { FeatureOptions } from '../features/build-features.ts'
import type { Feature } from '../features/feature.ts'
import { compileMap } from '../maps/compile-map.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { mapScores } from '../maps/map-scores.ts'
import { relabelNewCustomers } from '../maps/relabel-new-customers.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import { seededRandom } from '../numeric/random.ts'
import type { CustomerColumns, TracedCustomers } from '../rfm/customers.ts'
import { type RfmScores, scoreCustomers } from '../rfm/scoring/score-customers.ts'
import type { RunContext } from './context.ts'
import { type EvidenceClusters, evidenceClusters } from './evidence-clusters.ts'
import { underStage } from './under-stage.ts'

/** One way to tell customers apart, made from what was known at a cut. */
export interface EvidenceCandidate {
  /** The same at every cut. */
  readonly name: string
  readonly kind: 'rules' | 'scores' | 'clusters' | 'value' | 'ranking'
  /** Segments that hold customers; null for a ranking. */
  readonly k: number | null
  /** Customers in the smallest segment; null for a ranking. */
  readonly smallest: number | null
  readonly ranked: RankedCells
  /** Labels and their names, for those with few segments. */
  readonly segments: { readonly labels: Int32Array; readonly names: readonly string[] } | null
  /** The candidate that it would be without its further feature. */
  readonly plain?: string
}

/** A ranking from outside: higher is better, one number per customer of the cut. */
export interface RankingMethod {
  readonly name: string
  rank(customers: TracedCustomers, period: { cut: string; horizonDays: number }): Float64Array | Promise<Float64Array>
}

export interface CandidateSettings {
  readonly seed: number
  readonly recipe: FeatureOptions
  /** Each is added to those of the recipe in a clustering of its own. */
  readonly tryFeatures: readonly Feature[]
  /** Maps to try beside those that come along. */
  readonly maps: readonly RuleMap[]
  readonly rankings: readonly RankingMethod[]
  readonly ks: readonly number[]
  readonly context: RunContext
}

/** The name of the order that all others are held against. */
export const BY_SPEND = 'past spend'
/** The ranking by a model of what customers will bring. */
export const BY_VALUE = 'lifetime value'
/** Segments beyond this number are cells, not segments that anybody names. */
const NAMED_SEGMENTS = 20
const RANDOM_STREAM = 0x7a11d0

/** Every candidate for one cut: maps, score cells and sums, clusters, value groups, plain orders, models, chance. */
export async function buildCandidates(
  customers: TracedCustomers,
  period: { readonly cut: string; readonly horizonDays: number },
  settings: CandidateSettings,
): Promise<{ readonly candidates: EvidenceCandidate[]; readonly findings: readonly Finding[] }> {
  const worth = customers.revenue ?? customers.orderCount
  const segmented = (name: string, kind: EvidenceCandidate['kind'], labels: Int32Array, names: readonly string[]) =>
    fromLabels(name, kind, labels, names, worth)
  const ranking = (name: string, scores: Float64Array): EvidenceCandidate => ({
    ...{ name, kind: 'ranking', k: null, smallest: null, segments: null },
    ranked: rankScores(scores),
  })
  const { r, f, m = f, scoring } = scoreCustomers(customers, { method: 'quantile', bins: 5 })
  const cell = Int32Array.from(r, (score, i) => (score - 1) * 25 + (f[i]! - 1) * 5 + m[i]! - 1)
  const total = Int32Array.from(r, (score, i) => score + f[i]! + m[i]! - 3)
  const context = underStage(settings.context, `clustering as of ${period.cut}`)
  const clusters = await evidenceClusters(customers, settings, { ...settings, context, threads: context.threads })
  const candidates = [
    ...[...knownMaps, ...settings.maps].map((map) =>
      byMap(map, customers, { r, f, m: customers.revenue && m, scoring }, worth),
    ),
    segmented('125 cells', 'scores', cell, codes()),
    segmented(
      'R+F+M sum',
      'scores',
      total,
      Array.from({ length: 13 }, (_, i) => String(i + 3)),
    ),
    ...clusters.filter(({ k }) => k > 0).map((found) => byClusters(found, worth)),
    segmented('value quintiles', 'value', valueGroups(worth, 5), numbered(5)),
    segmented('value deciles', 'value', valueGroups(worth, 10), numbered(10)),
    ranking(BY_SPEND, worth),
    ranking('orders', customers.orderCount),
    ranking(
      'recency',
      customers.recencyDays.map((days) => -days),
    ),
    ...(await Promise.all(
      settings.rankings.map(async (method) => ranking(method.name, await method.rank(customers, period))),
    )),
    ranking('chance', chance(customers.n, settings.seed)),
  ]
  return { candidates, findings: clusters.flatMap((found) => clusterFindings(found, period.cut)) }
}

/** Past spend cut into as many groups as a segmentation has. */
export function equalGroups(customers: CustomerColumns, k: number): RankedCells {
  const worth = customers.revenue ?? customers.orderCount
  return rankSegments(valueGroups(worth, k), k, worth)
}

function fromLabels(
  name: string,
  kind: EvidenceCandidate['kind'],
  labels: Int32Array,
  names: readonly string[],
  worth: Float64Array,
): EvidenceCandidate {
  const ranked = rankSegments(labels, names.length, worth)
  const sizes = new Int32Array(ranked.cells)
  for (const place of ranked.cellOf) sizes[place]!++
  const few = ranked.cells <= NAMED_SEGMENTS
  return { name, kind, k: ranked.cells, smallest: Math.min(...sizes), ranked, segments: few ? { labels, names } : null }
}

function byMap(map: RuleMap, customers: CustomerColumns, usual: RfmScores, worth: Float64Array): EvidenceCandidate {
  const { method, bins } = { method: map.scoring, bins: map.bins }
  const scores =
    method === 'quantile' && bins === 5
      ? usual
      : scoreCustomers(customers, { method, bins, ...(map.cuts && { cuts: map.cuts }) })
  const compiled = compileMap(relabelNewCustomers(map, scores.scoring.orders).map, bins)
  const labels = Int32Array.from(mapScores(compiled, scores).segmentIndex)
  return fromLabels(`map ${map.name}`, 'rules', labels, compiled.segments, worth)
}

/**
 * Clusters are numbered by falling worth per customer, so that number j means the same at every cut; where the method
 * chose how many there are, their number stands beside it. Customers in none are a group of their own.
 */
function byClusters({ name, labels, k, findsK, plain }: EvidenceClusters, worth: Float64Array): EvidenceCandidate {
  const isNoise = labels.some((label) => label < 0)
  const groups = isNoise ? labels.map((label) => (label < 0 ? k : label)) : labels
  const { segments, cellOf } = rankSegments(groups, isNoise ? k + 1 : k, worth)
  const clusters = segments.filter((group) => group < k)
  const names = segments.map((group) =>
    group === k ? 'in no cluster' : `group ${clusters.indexOf(group) + 1}${findsK ? ` of ${clusters.length}` : ''}`,
  )
  return { ...fromLabels(name, 'clusters', cellOf, names, worth), ...(plain !== undefined && { plain }) }
}

function clusterFindings({ name, k, converged }: EvidenceClusters, cut: string): Finding[] {
  if (k === 0) {
    const message = `${name} finds no dense places as of ${cut}, so it is left out there; the other candidates stand`
    return [{ code: 'no-dense-places', severity: 'info', example: cut, message }]
  }
  if (converged) return []
  const message = `${name} was ended as of ${cut} before it had settled; read its figures as those of some such clustering`
  return [{ code: 'cut-not-settled', severity: 'info', example: cut, message }]
}

function chance(n: number, seed: number): Float64Array {
  const random = seededRandom(seed, RANDOM_STREAM)
  return Float64Array.from({ length: n }, () => random())
}

function numbered(k: number): string[] {
  return Array.from({ length: k }, (_, i) => `group ${i + 1}`)
}

function codes(): string[] {
  return Array.from({ length: 125 }, (_, i) => `${Math.floor(i / 25) + 1}${(Math.floor(i / 5) % 5) + 1}${(i % 5) + 1}`)
}
