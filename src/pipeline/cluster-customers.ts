import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { assignToCenters } from '../clustering/assign-to-centers.ts'
import { type KMeansResult, kMeansByK } from '../clustering/k-means.ts'
import { kMeansRefits } from '../clustering/k-means-refits.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { buildFeatures, type FeatureOptions } from '../features/build-features.ts'
import type { FeatureModel } from '../features/feature-model.ts'
import { countDistinctNames } from '../naming/base-name.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { explainedShare } from '../profiles/explained-share.ts'
import { profileSegments } from '../profiles/profile-segments.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import { bootstrapStability, type Stability } from '../selection/bootstrap-stability.ts'
import { calinskiHarabasz } from '../selection/calinski-harabasz.ts'
import type { Candidate } from '../selection/candidate.ts'
import { chooseByConsensus } from '../selection/choose-by-consensus.ts'
import { chooseByElbow } from '../selection/choose-by-elbow.ts'
import { chooseBySilhouette } from '../selection/choose-by-silhouette.ts'
import { daviesBouldin } from '../selection/davies-bouldin.ts'
import type { KChoice } from '../selection/k-choice.ts'
import { silhouettes } from '../selection/silhouettes.ts'
import type { RunContext } from './context.ts'
import type { LookBack } from './look-back.ts'
import { DEFAULT_K_RANGE, DEFAULT_SEED, type SegmentOptions } from './segment-options.ts'

/** The clusters that were chosen, numbered by descending revenue per customer, and the way there. */
export interface Clustering {
  readonly method: 'k-means'
  readonly k: number
  readonly labels: Int32Array
  /** k × d, row-major, in the space of `features`. */
  readonly centers: Float64Array
  readonly matrix: Matrix
  readonly features: FeatureModel
  readonly stability: Stability | null
  /** One per k that was tried. */
  readonly candidates: readonly Candidate[]
  readonly totalInertia: number
  /** Null when k was given. */
  readonly choice: KChoice | null
  readonly converged: boolean
  readonly findings: readonly Finding[]
}

/** Above so many customers the candidates are named and tested for stability on a seeded sample. */
const SAMPLE_ABOVE = 20_000

/** The way from customers to clusters: features, one clustering per k, figures for each, and the choice. */
export async function clusterCustomers(
  customers: CustomerColumns,
  past: LookBack | null,
  options: SegmentOptions,
  context: RunContext,
): Promise<Clustering> {
  const seed = options.seed ?? DEFAULT_SEED
  const recipe = featureRecipe(options)
  const { matrix, model, findings } = buildFeatures(customers, recipe)
  const ks = candidateKs(options.k, customers.n)
  const fits = await fitAll(matrix, customers, ks, { seed, context })
  const candidates = await measureAll(matrix, customers, fits, past, recipe, { seed, context })
  const totalInertia = inertiaOfOne(matrix)
  const choice = ks.length > 1 && candidates.length > 0 ? choose(candidates, customers.n, totalInertia, options) : null
  const chosen = fits.find((fit) => fit.k === (choice?.k ?? fits[0]!.k))!
  const stability = await stabilityOfChosen(matrix, chosen, { seed, context })
  return {
    method: 'k-means',
    k: chosen.k,
    labels: chosen.labels,
    centers: chosen.centers,
    matrix,
    features: model,
    stability,
    candidates,
    totalInertia,
    choice,
    converged: chosen.converged,
    findings: [...findings, ...fitFindings(options.k, chosen, customers.n), ...(choice?.findings ?? [])],
  }
}

function featureRecipe(options: SegmentOptions): FeatureOptions {
  return {
    features: options.features ?? ['recency', 'frequency', 'monetary'],
    transform: options.transform ?? 'log1p',
    scale: options.scale ?? 'standard',
    winsorise: options.winsorise ?? null,
  }
}

/** The numbers of clusters to try: at most one per customer, and more customers than clusters where k is free. */
function candidateKs(k: SegmentOptions['k'], n: number): number[] {
  if (typeof k === 'number') {
    if (k > n) throw new OptionError(`--k ${k} exceeds the ${n} customers; choose k of ${n} or less`)
    return [k]
  }
  const { from, to } = k ?? DEFAULT_K_RANGE
  if (k !== undefined && from > n)
    throw new OptionError(`--k ${from}..${to} exceeds the ${n} customers; choose k of ${n} or less`)
  const last = Math.min(to, n - 1)
  return last < from ? [Math.max(1, Math.min(from, n))] : Array.from({ length: last - from + 1 }, (_, i) => from + i)
}

type Fit = Pick<KMeansResult, 'k' | 'labels' | 'centers' | 'converged' | 'inertia'>

/** One clustering per k, each numbered by descending revenue per customer; fewer when customers have fewer distinct rows. */
async function fitAll(
  x: Matrix,
  customers: CustomerColumns,
  ks: readonly number[],
  { seed, context }: Tools,
): Promise<Fit[]> {
  const { signal, onProgress } = context
  onProgress('clustering')
  const results = await kMeansByK(x, ks, {
    seed,
    onProgress: (_, done) => onProgress('clustering', done),
    ...(signal && { signal }),
  })
  const fits = new Map<number, Fit>()
  for (const result of results) if (!fits.has(result.k)) fits.set(result.k, numberByValue(result, x, customers))
  return [...fits.values()]
}

interface Tools {
  readonly seed: number
  readonly context: RunContext
}

/** Cluster 0 is worth most per customer; without amounts, orders most. The labels follow from the centres alone. */
function numberByValue(fit: KMeansResult, x: Matrix, customers: CustomerColumns): Fit {
  const worth = customers.revenue ?? customers.orderCount
  const totals = new Float64Array(fit.k)
  const sizes = new Float64Array(fit.k)
  for (let i = 0; i < x.n; i++) {
    totals[fit.labels[i]!]! += worth[i]!
    sizes[fit.labels[i]!]!++
  }
  const order = Array.from({ length: fit.k }, (_, j) => j).sort(
    (a, b) => totals[b]! / sizes[b]! - totals[a]! / sizes[a]! || sizes[b]! - sizes[a]! || a - b,
  )
  const centers = new Float64Array(fit.centers.length)
  for (const [to, from] of order.entries())
    centers.set(fit.centers.subarray(from * fit.d, (from + 1) * fit.d), to * fit.d)
  return {
    k: fit.k,
    labels: assignToCenters(centers, fit.k, fit.d, x),
    centers,
    converged: fit.converged,
    inertia: fit.inertia,
  }
}

/** What is known of each k with at least two clusters: the figures that judges look at. */
async function measureAll(
  x: Matrix,
  customers: CustomerColumns,
  fits: readonly Fit[],
  past: LookBack | null,
  recipe: FeatureOptions,
  { seed, context }: Tools,
): Promise<Candidate[]> {
  const compared = fits.filter((fit) => fit.k >= 2)
  if (compared.length === 0) return []
  const { signal, onProgress } = context
  onProgress('measuring silhouettes')
  const widths = await silhouettes(x, compared, { seed, ...(signal && { signal }) })
  const explained = past
    ? await explainedByK(
        past,
        compared.map((fit) => fit.k),
        recipe,
        { seed, context },
      )
    : null
  const rows = x.n > SAMPLE_ABOVE ? sampleRows(x.n, SAMPLE_ABOVE, seed) : null
  const sample = rows ? { x: takeRows(x, rows), customers: takeCustomers(customers, rows) } : { x, customers }
  const candidates: Candidate[] = []
  for (const [i, fit] of compared.entries()) {
    onProgress('testing stability', i / compared.length)
    const labels = rows ? Int32Array.from(rows, (row) => fit.labels[row]!) : fit.labels
    const { jaccards } = await bootstrapStability(sample.x, labels, fit.k, {
      fit: kMeansRefits({ k: fit.k }),
      seed,
      ...(signal && { signal }),
    })
    const sizes = countLabels(fit.labels, fit.k)
    const profiles = profileSegments(sample.customers, labels, fit.k)
    candidates.push({
      k: fit.k,
      inertia: fit.inertia,
      silhouette: widths.means[i]!,
      silhouetteOf: widths.rowsUsed,
      calinskiHarabasz: calinskiHarabasz(x, fit.labels, fit.k),
      daviesBouldin: daviesBouldin(x, fit.labels, fit.k),
      sizes,
      smallest: Math.min(...sizes),
      jaccards,
      names: countDistinctNames(profiles.segments, profiles.base),
      explained: explained?.get(fit.k) ?? null,
    })
  }
  return candidates
}

/** Seedings of the clusterings at the cut: they are measured, not shown. */
const PAST_RESTARTS = 10

/** How much of what followed the cut each k would have explained: the share of the variance of log next spend. */
async function explainedByK(
  past: LookBack,
  ks: readonly number[],
  recipe: FeatureOptions,
  { seed, context }: Tools,
): Promise<Map<number, number | null>> {
  context.onProgress('looking back')
  const { matrix } = buildFeatures(past.customers, recipe)
  const logSpend = past.nextSpend.map(Math.log1p)
  const fits = await kMeansByK(
    matrix,
    ks.filter((k) => k <= matrix.n),
    {
      seed,
      nInit: PAST_RESTARTS,
      ...(context.signal && { signal: context.signal }),
    },
  )
  return new Map(fits.map((fit, i) => [ks[i]!, explainedShare(fit.labels, logSpend)]))
}

/** Stability and confidence over all customers, for the clustering that was chosen. */
async function stabilityOfChosen(x: Matrix, chosen: Fit, { seed, context }: Tools): Promise<Stability | null> {
  if (chosen.k < 2) return null
  return bootstrapStability(x, chosen.labels, chosen.k, {
    fit: kMeansRefits({ k: chosen.k }),
    seed,
    onProgress: (_, done) => context.onProgress('testing stability', done),
    ...(context.signal && { signal: context.signal }),
  })
}

function choose(candidates: readonly Candidate[], n: number, totalInertia: number, options: SegmentOptions): KChoice {
  const context = { n, totalInertia }
  if (options.chooseK === 'elbow') return chooseByElbow(candidates, context)
  if (options.chooseK === 'silhouette') return chooseBySilhouette(candidates, context)
  return chooseByConsensus(candidates, context)
}

function fitFindings(asked: SegmentOptions['k'], chosen: Fit, n: number): Finding[] {
  const findings: Finding[] = []
  if (typeof asked === 'number' && chosen.k < asked) {
    findings.push({
      code: 'fewer-clusters',
      severity: 'warning',
      count: chosen.k,
      message: `the customers have only ${chosen.k} distinct measurements, so there are ${chosen.k} clusters instead of ${asked}`,
    })
  }
  if (chosen.k === 1 && asked === undefined) {
    findings.push({
      code: 'one-group',
      severity: 'warning',
      count: n,
      message: `nothing tells the ${n} ${n === 1 ? 'customer' : 'customers'} apart, so they are one segment`,
    })
  }
  if (!chosen.converged) {
    findings.push({
      code: 'not-converged',
      severity: 'warning',
      message: 'the clustering had not settled when its step limit was reached; the segments are approximate',
    })
  }
  return findings
}

function countLabels(labels: Int32Array, k: number): number[] {
  const sizes = new Array<number>(k).fill(0)
  for (const label of labels) sizes[label]!++
  return sizes
}

/** Sum of squared distances to the mean: where the elbow curve begins. */
function inertiaOfOne({ data, n, d }: Matrix): number {
  let total = 0
  for (let c = 0; c < d; c++) {
    let mean = 0
    for (let i = 0; i < n; i++) mean += data[i * d + c]! / n
    for (let i = 0; i < n; i++) total += (data[i * d + c]! - mean) ** 2
  }
  return total
}
