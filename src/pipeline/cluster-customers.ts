import type { Finding } from '../base/findings.ts'
import { here } from '../base/threads.ts'
import type { FeatureModel } from '../features/feature-model.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Stability } from '../selection/bootstrap-stability.ts'
import type { Candidate } from '../selection/candidate.ts'
import { chooseByBic } from '../selection/choose-by-bic.ts'
import { chooseByConsensus } from '../selection/choose-by-consensus.ts'
import { chooseByElbow } from '../selection/choose-by-elbow.ts'
import { chooseByGap } from '../selection/choose-by-gap.ts'
import { chooseBySilhouette } from '../selection/choose-by-silhouette.ts'
import { chooseByStability } from '../selection/choose-by-stability.ts'
import type { ChoiceContext, KChoice } from '../selection/k-choice.ts'
import type { ClusterWidths } from '../selection/silhouette-profile.ts'
import type { ClusterModel } from './cluster-model.ts'
import type { RunContext, Tools } from './context.ts'
import { familyOf } from './families.ts'
import type { Family } from './family.ts'
import { featureRecipe } from './feature-recipe.ts'
import { candidateKs, type Fit, fitCandidates } from './fit-candidates.ts'
import { KeptClusterings } from './kept-clusterings.ts'
import type { LookBack } from './look-back.ts'
import { measureCandidates } from './measure-candidates.ts'
import { DEFAULT_SEED, findsK, type KChoiceMethod, type Method, type SegmentOptions } from './segment-options.ts'

/** The clusters that were chosen, numbered by descending revenue per customer, and the way there. */
export interface Clustering {
  readonly method: Method
  readonly k: number
  /** 0..k-1 per customer; -1 for those in no cluster. */
  readonly labels: Int32Array
  /** Per customer, 0..1: a mixture's largest responsibility, the membership of hdbscan, otherwise the share of re-draws that agree. */
  readonly confidence: Float64Array | null
  /** What places customers, in the space of `features`. */
  readonly model: ClusterModel
  readonly matrix: Matrix
  readonly features: FeatureModel
  readonly stability: Stability | null
  /** Silhouette widths by cluster; null with fewer than two clusters. */
  readonly widths: readonly ClusterWidths[] | null
  /** One per k that was tried. */
  readonly candidates: readonly Candidate[]
  readonly totalInertia: number
  /** Null when k was given, or found by the method itself. */
  readonly choice: KChoice | null
  /** How the method came to this number of clusters, in a sentence, where it finds it itself. */
  readonly found: string | null
  readonly converged: boolean
  readonly findings: readonly Finding[]
}

/** Fewer customers are clustered before another thread would have started. */
const WORTH_A_THREAD = 1000

/** What a caller of `clusterCustomers` may hand on and hear. */
export interface ClusteringAside {
  /** What earlier clusterings of these customers have left; it is added to. Default: nothing is kept. */
  readonly kept?: KeptClusterings | undefined
  /** Is given the clusters before they are measured, where there is nothing to choose from; measuring waits for it. */
  readonly onOnly?: ((clustering: Clustering) => Promise<void>) | undefined
  /** Nobody looks at figures, confidence and stability: they are left out, but for what decides about k. Default false. */
  readonly placesOnly?: boolean | undefined
}

/** The way from customers to clusters: features, one clustering per k, figures for each, and the choice. */
export async function clusterCustomers(
  customers: CustomerColumns,
  past: LookBack | null | Promise<LookBack | null>,
  method: Method,
  options: SegmentOptions,
  context: RunContext,
  { kept = new KeptClusterings(), onOnly, placesOnly = false }: ClusteringAside = {},
): Promise<Clustering> {
  const family = await familyOf(method, options)
  const threads = customers.n < WORTH_A_THREAD ? here : context.threads
  const tools: Tools = { seed: options.seed ?? DEFAULT_SEED, threads, context }
  const recipe = featureRecipe(options)
  const { matrix, model, findings } = kept.features(customers, recipe)
  const ks = findsK(method) ? [] : candidateKs(options.k, customers.n)
  const fits = await fitCandidates(matrix, customers, ks, family, tools, kept.fits(matrix, method, tools.seed))
  const totalInertia = inertiaOfOne(matrix)
  const clusteringOf = (chosen: Fit, measured: Pick<Clustering, 'stability' | 'widths' | 'candidates' | 'choice'>) => ({
    method,
    k: chosen.k,
    labels: chosen.labels,
    confidence: chosen.confidence ?? measured.stability?.confidence ?? null,
    model: chosen.model,
    matrix,
    features: model,
    ...measured,
    totalInertia,
    found: chosen.found ?? null,
    converged: chosen.converged,
    findings: [
      ...findings,
      ...fitFindings(options.k, chosen, customers.n),
      ...(chosen.findings ?? []),
      ...(measured.choice?.findings ?? []),
    ],
  })
  if (ks.length < 2) {
    const only = clusteringOf(fits[0]!, UNMEASURED)
    if (placesOnly) return only
    await onOnly?.(only)
  }
  const measured = await measureCandidates(matrix, customers, fits, await past, recipe, family, tools)
  const { candidates, stability, widths } = measured
  const choice = ks.length > 1 && candidates.length > 0 ? choose(candidates, customers.n, totalInertia, options) : null
  const chosen = fits.find((fit) => fit.k === (choice?.k ?? fits[0]!.k))!
  const test = () => (placesOnly ? null : stabilityOfChosen(matrix, chosen, family, tools))
  const tested = stability.get(chosen.k) ?? (await test())
  return clusteringOf(chosen, { stability: tested, widths: widths.get(chosen.k) ?? null, candidates, choice })
}

const UNMEASURED = { stability: null, widths: null, candidates: [], choice: null }

/** Stability, and confidence for every customer, where the candidates were tested on a sample. */
async function stabilityOfChosen(
  x: Matrix,
  chosen: Fit,
  family: Family,
  { seed, threads, context }: Tools,
): Promise<Stability | null> {
  if (chosen.k < 2) return null
  return family.stability(x, chosen.labels, chosen.k, {
    seed,
    threads,
    onProgress: (_, done) => context.onProgress('measuring certainty', done),
    signal: context.signal,
  })
}

type Chooser = (candidates: readonly Candidate[], context: ChoiceContext) => KChoice

/** Who chooses where the call says so; each of them for every method that is cut at a k. */
const CHOOSERS: Readonly<Record<KChoiceMethod, Chooser>> = {
  consensus: chooseByConsensus,
  stability: chooseByStability,
  elbow: chooseByElbow,
  silhouette: chooseBySilhouette,
}

function choose(candidates: readonly Candidate[], n: number, totalInertia: number, options: SegmentOptions): KChoice {
  const context = { n, totalInertia }
  if (options.chooseK !== undefined) return CHOOSERS[options.chooseK](candidates, context)
  if (candidates.every(({ bic }) => bic !== undefined)) return chooseByBic(candidates, context)
  if (candidates.every(({ merge }) => merge !== undefined)) return chooseByGap(candidates, context)
  return chooseByConsensus(candidates, context)
}

function fitFindings(asked: SegmentOptions['k'], chosen: Fit, n: number): Finding[] {
  const findings: Finding[] = []
  if (typeof asked === 'number' && chosen.k < asked) {
    findings.push({
      code: 'fewer-clusters',
      severity: 'warning',
      count: chosen.k,
      message:
        chosen.model.method === 'gmm'
          ? `only ${chosen.k} of ${asked} components are any customer's likeliest, so there are ${chosen.k} clusters`
          : `the customers have only ${chosen.k} distinct measurements, so there are ${chosen.k} clusters instead of ${asked}`,
    })
  }
  if (chosen.k === 1 && asked === undefined && chosen.found === undefined) {
    findings.push({
      code: 'one-group',
      severity: 'warning',
      count: n,
      message:
        n === 1
          ? 'there is one customer only and nobody to compare with, so there is one segment and its name says nothing'
          : `nothing tells the ${n} customers apart, so they are one segment`,
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
