import { assignToCenters } from '../clustering/k-means/assign-to-centers.ts'
import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { type RankedCells, rankScores, rankSegments } from '../evidence/ranked-cells.ts'
import { valueGroups } from '../evidence/value-groups.ts'
import { buildFeatures, type FeatureOptions } from '../features/build-features.ts'
import { compileMap } from '../maps/compile-map.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { mapScores } from '../maps/map-scores.ts'
import { relabelNewCustomers } from '../maps/relabel-new-customers.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import { seededRandom } from '../numeric/random.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { type RfmScores, scoreCustomers } from '../rfm/scoring/score-customers.ts'
import type { RunContext } from './context.ts'

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
}

/** A ranking from outside, such as a model of lifetime value: higher is better, one number per customer of the cut. */
export interface RankingMethod {
  readonly name: string
  rank(customers: CustomerColumns, period: { cut: string; horizonDays: number }): Float64Array | Promise<Float64Array>
}

export interface CandidateSettings {
  readonly seed: number
  readonly recipe: FeatureOptions
  /** Maps to try beside those that come along. */
  readonly maps: readonly RuleMap[]
  readonly rankings: readonly RankingMethod[]
  readonly ks: readonly number[]
  readonly context: RunContext
}

/** The name of the order that all others are held against. */
export const BY_SPEND = 'past spend'
/** Segments beyond this number are cells, not segments that anybody names. */
const NAMED_SEGMENTS = 20
/** Seedings of the clusterings at a cut. */
const RESTARTS = 20
/** Above so many customers clusters are fitted to a seeded sample of this size and given to all. */
const FIT_ABOVE = 50_000
const RANDOM_STREAM = 0x7a11d0

/** Every candidate for one cut: maps, score cells and sums, clusters, value groups, plain orders, chance. */
export async function buildCandidates(
  customers: CustomerColumns,
  period: { readonly cut: string; readonly horizonDays: number },
  settings: CandidateSettings,
): Promise<EvidenceCandidate[]> {
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
  return [
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
    ...(await clusterings(customers, settings, worth)),
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

/** Clusters are numbered by falling worth per customer, so that number j means the same at every cut. */
async function clusterings(
  customers: CustomerColumns,
  { ks, recipe, seed, context }: CandidateSettings,
  worth: Float64Array,
): Promise<EvidenceCandidate[]> {
  const { matrix } = buildFeatures(customers, recipe)
  const possible = ks.filter((k) => k <= matrix.n)
  const sample = matrix.n > FIT_ABOVE ? takeRows(matrix, sampleRows(matrix.n, FIT_ABOVE, seed)) : matrix
  const fits = await kMeansByK(sample, possible, {
    ...{ seed, nInit: RESTARTS },
    onProgress: (_, done) => context.onProgress('clustering as of a cut', done),
    ...(context.signal && { signal: context.signal }),
  })
  return fits.map((fit, i) => {
    const labels = sample === matrix ? fit.labels : assignToCenters(fit.centers, fit.k, fit.d, matrix)
    const ranked = rankSegments(labels, fit.k, worth)
    return fromLabels(`k-means ${possible[i]}`, 'clusters', ranked.cellOf, numbered(ranked.cells), worth)
  })
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
