import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { kMeansRefits, type PrepareRefits } from '../clustering/k-means/k-means-refits.ts'
import { sampleRows } from '../clustering/sample-rows.ts'
import { measureMatrix, ruleMapRefits } from '../evidence/rule-map-refits.ts'
import { buildFeatures } from '../features/build-features.ts'
import { compileMap } from '../maps/compile-map.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { mapScores } from '../maps/map-scores.ts'
import { relabelNewCustomers } from '../maps/relabel-new-customers.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import { scoreCustomers } from '../rfm/scoring/score-customers.ts'
import { bootstrapStability, type Stability } from '../selection/bootstrap-stability.ts'
import { type StabilityReading, stabilityReading } from '../selection/stability-reading.ts'
import type { CandidateSettings } from './evidence-candidates.ts'
import { DENSE, lowestBic, MIXTURE } from './evidence-clusters.ts'
import { familyOf } from './families.ts'
import { underStage } from './under-stage.ts'

/** How well one segmentation survives another draw of the customers. */
export interface CandidateStability {
  readonly name: string
  readonly k: number
  /** Adjusted Rand index over resamples. */
  readonly randIndex: { readonly mean: number; readonly deviation: number }
  /** Segments with customers; `jaccard` is the mean over resamples. */
  readonly segments: readonly {
    readonly segment: string
    readonly customers: number
    readonly jaccard: number
    readonly reading: StabilityReading
  }[]
}

/** Above so many customers a seeded sample of them is tested. */
const SAMPLE_ABOVE = 20_000
const RESAMPLES = 50
/** Clusterings that choose their number themselves. */
const FOUND = [
  [MIXTURE, 'gmm'],
  [DENSE, 'hdbscan'],
] as const

/**
 * Every rule map, with cut-offs derived anew, and every clustering, fitted anew, on 50 re-draws of the customers. Customers
 * in no cluster are no segment here.
 */
export async function measureStability(
  everybody: CustomerColumns,
  { ks, maps, recipe, seed, context: outer }: CandidateSettings,
): Promise<CandidateStability[]> {
  const tooMany = everybody.n > SAMPLE_ABOVE
  const customers = tooMany ? takeCustomers(everybody, sampleRows(everybody.n, SAMPLE_ABOVE, seed)) : everybody
  const context = underStage(outer, 'testing stability')
  const { signal } = context
  const found: CandidateStability[] = []
  const keep = (name: string, labels: Int32Array, names: readonly string[], { jaccards, randIndex }: Stability) => {
    const sizes = new Int32Array(names.length)
    for (const label of labels) if (label >= 0) sizes[label]!++
    const segments = names.flatMap((segment, j) => {
      if (sizes[j] === 0) return []
      return [{ segment, customers: sizes[j]!, jaccard: jaccards[j]!, reading: stabilityReading(jaccards[j]!) }]
    })
    found.push({ name, k: segments.length, randIndex, segments })
  }
  const test = async (name: string, x: Matrix, labels: Int32Array, names: readonly string[], fit: PrepareRefits) => {
    const options = { fit, seed, resamples: RESAMPLES, ...(signal && { signal }) }
    keep(name, labels, names, await bootstrapStability(x, labels, names.length, options))
  }
  const measures = measureMatrix(customers)
  for (const map of [...knownMaps, ...maps]) {
    const scoring = { method: map.scoring, bins: map.bins, ...(map.cuts && { cuts: map.cuts }) }
    const scores = scoreCustomers(customers, scoring)
    const compiled = compileMap(relabelNewCustomers(map, scores.scoring.orders).map, map.bins)
    const labels = Int32Array.from(mapScores(compiled, scores).segmentIndex)
    await test(`map ${map.name}`, measures, labels, compiled.segments, ruleMapRefits(compiled, scoring))
  }
  const { matrix } = buildFeatures(customers, recipe)
  const possible = ks.filter((k) => k <= matrix.n)
  const fits = await kMeansByK(matrix, possible, { seed, ...(signal && { signal }) })
  for (const { k, labels } of fits) {
    await test(`k-means ${k}`, matrix, labels, clusterNames(k), kMeansRefits({ k }))
  }
  const tools = { seed, context, threads: context.threads }
  for (const [name, method] of FOUND) {
    if (possible.length === 0) continue
    const family = await familyOf(method, {})
    const { labels, k } = lowestBic(await family.fit(matrix, possible, tools))
    const options = { seed, resamples: RESAMPLES, threads: context.threads, of: everybody.n, ...(signal && { signal }) }
    const stability = k > 0 ? await family.stability(matrix, labels, k, options) : null
    if (stability !== null) keep(name, labels, clusterNames(k), stability)
  }
  return found
}

function clusterNames(k: number): string[] {
  return Array.from({ length: k }, (_, j) => `cluster ${j}`)
}

/** The segment that survives worst; undefined without segments. */
export function leastStable({ segments }: CandidateStability): CandidateStability['segments'][number] | undefined {
  return segments.toSorted((a, b) => a.jaccard - b.jaccard)[0]
}
