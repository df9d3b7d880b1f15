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
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { type StabilityReading, stabilityReading } from '../selection/stability-reading.ts'
import type { CandidateSettings } from './evidence-candidates.ts'

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

/** Every rule map, with cut-offs derived anew, and every number of clusters, fitted anew, on 50 re-draws of the customers. */
export async function measureStability(
  everybody: CustomerColumns,
  { ks, maps, recipe, seed, context }: CandidateSettings,
): Promise<CandidateStability[]> {
  const tooMany = everybody.n > SAMPLE_ABOVE
  const customers = tooMany ? takeCustomers(everybody, sampleRows(everybody.n, SAMPLE_ABOVE, seed)) : everybody
  const { signal } = context
  const found: CandidateStability[] = []
  const test = async (name: string, x: Matrix, labels: Int32Array, names: readonly string[], fit: PrepareRefits) => {
    context.onProgress('testing stability')
    const options = { fit, seed, resamples: RESAMPLES, ...(signal && { signal }) }
    const { jaccards, randIndex } = await bootstrapStability(x, labels, names.length, options)
    const sizes = new Int32Array(names.length)
    for (const label of labels) sizes[label]!++
    const segments = names.flatMap((segment, j) => {
      if (sizes[j] === 0) return []
      return [{ segment, customers: sizes[j]!, jaccard: jaccards[j]!, reading: stabilityReading(jaccards[j]!) }]
    })
    found.push({ name, k: segments.length, randIndex, segments })
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
  const fits = await kMeansByK(
    matrix,
    ks.filter((k) => k <= matrix.n),
    { seed, ...(signal && { signal }) },
  )
  for (const { k, labels } of fits) {
    const names = Array.from({ length: k }, (_, j) => `cluster ${j}`)
    await test(`k-means ${k}`, matrix, labels, names, kMeansRefits({ k }))
  }
  return found
}

/** The segment that survives worst; undefined without segments. */
export function leastStable({ segments }: CandidateStability): CandidateStability['segments'][number] | undefined {
  return segments.toSorted((a, b) => a.jaccard - b.jaccard)[0]
}
