import { assignToCenters } from '../clustering/k-means/assign-to-centers.ts'
import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { buildFeatures, type FeatureOptions } from '../features/build-features.ts'
import type { Feature } from '../features/feature.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { placeIn } from './cluster-model.ts'
import type { Tools } from './context.ts'
import { familyOf } from './families.ts'
import type { FamilyFit } from './family.ts'
import { followTools } from './follow-tools.ts'

/** A clustering of the customers of a cut. */
export interface EvidenceClusters {
  /** The same at every cut. */
  readonly name: string
  /** 0..k-1 per customer, -1 for those in no cluster. */
  readonly labels: Int32Array
  readonly k: number
  /** Whether the method chose k: cluster j at one cut is then not cluster j at another with another k. */
  readonly findsK: boolean
  /** The clustering of as many clusters without its further feature, where it has one. */
  readonly plain?: string
  /** False where the search was ended before it was done. */
  readonly converged: boolean
}

export const MIXTURE = 'Gaussian mixture'
export const DENSE = 'HDBSCAN'
/** Seedings of the clusterings at a cut. */
const RESTARTS = 20
/** Above so many customers k-means and mixtures are fitted to a seeded sample of this size and given to all. */
const FIT_ABOVE = 50_000

/** Number of clusters that further features are tried with, where it is among those asked for. */
const TRIED_K = 5

/** K-means for every k, and for one of them with each of the further features; the Gaussian mixture with the k of the lowest BIC, and what HDBSCAN finds. */
export async function evidenceClusters(
  customers: CustomerColumns,
  options: {
    readonly ks: readonly number[]
    readonly recipe: FeatureOptions
    readonly tryFeatures: readonly Feature[]
  },
  tools: Tools,
): Promise<EvidenceClusters[]> {
  const { ks, recipe } = options
  const { matrix } = buildFeatures(customers, recipe)
  const possible = ks.filter((k) => k <= matrix.n)
  const sample = sampleOf(matrix, tools)
  return [
    ...(await kMeansOf(matrix, sample, possible, tools)),
    ...(await withFurtherFeatures(customers, { ...options, ks: possible }, tools)),
    ...(possible.length > 0 ? [await mixtureOf(matrix, sample, possible, tools)] : []),
    await densePlaces(matrix, tools),
  ]
}

async function withFurtherFeatures(
  customers: CustomerColumns,
  { ks, recipe, tryFeatures }: Parameters<typeof evidenceClusters>[1],
  tools: Tools,
): Promise<EvidenceClusters[]> {
  const k = ks.includes(TRIED_K) ? TRIED_K : ks[Math.floor(ks.length / 2)]
  const found: EvidenceClusters[] = []
  for (const feature of k === undefined ? [] : tryFeatures) {
    const { matrix } = buildFeatures(customers, { ...recipe, features: [...recipe.features, feature] })
    const [clusters] = await kMeansOf(matrix, sampleOf(matrix, tools), [k!], tools)
    found.push({ ...clusters!, name: `k-means ${k} + ${feature}`, plain: clusters!.name })
  }
  return found
}

function sampleOf(x: Matrix, { seed }: Tools): Matrix {
  return x.n > FIT_ABOVE ? takeRows(x, sampleRows(x.n, FIT_ABOVE, seed)) : x
}

async function kMeansOf(x: Matrix, sample: Matrix, ks: readonly number[], tools: Tools): Promise<EvidenceClusters[]> {
  const fits = await kMeansByK(sample, ks, { seed: tools.seed, nInit: RESTARTS, ...followTools(tools) })
  return fits.map((fit, i) => ({
    name: `k-means ${ks[i]}`,
    labels: sample === x ? fit.labels : assignToCenters(fit.centers, fit.k, fit.d, x),
    ...{ k: fit.k, findsK: false, converged: fit.converged },
  }))
}

async function mixtureOf(x: Matrix, sample: Matrix, ks: readonly number[], tools: Tools): Promise<EvidenceClusters> {
  const best = lowestBic(await (await familyOf('gmm', {})).fit(sample, ks, tools))
  const { k, converged } = best
  const inOrder = best.modelOf(Array.from({ length: k }, (_, j) => j))
  const labels = sample === x ? best.labels : placeIn(inOrder, x).labels
  return { name: MIXTURE, labels, k, findsK: true, converged }
}

async function densePlaces(x: Matrix, tools: Tools): Promise<EvidenceClusters> {
  const [found] = await (await familyOf('hdbscan', {})).fit(x, [], tools)
  const { labels, k, converged } = found!
  return { name: DENSE, labels, k, findsK: true, converged }
}

/** The fit whose BIC is lowest, the first of equals; the only one where a family finds k itself. */
export function lowestBic([first, ...others]: readonly FamilyFit[]): FamilyFit {
  const bicOf = ({ bic }: FamilyFit): number => bic ?? Number.POSITIVE_INFINITY
  return others.reduce((least, fit) => (bicOf(fit) < bicOf(least) ? fit : least), first!)
}
