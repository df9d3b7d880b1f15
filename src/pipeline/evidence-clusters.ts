import { assignToCenters } from '../clustering/k-means/assign-to-centers.ts'
import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { sampleRows, takeRows } from '../clustering/sample-rows.ts'
import { buildFeatures, type FeatureOptions } from '../features/build-features.ts'
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
  /** False where the search was ended before it was done. */
  readonly converged: boolean
}

export const MIXTURE = 'Gaussian mixture'
export const DENSE = 'HDBSCAN'
/** Seedings of the clusterings at a cut. */
const RESTARTS = 20
/** Above so many customers k-means and mixtures are fitted to a seeded sample of this size and given to all. */
const FIT_ABOVE = 50_000

/** K-means for every k, the Gaussian mixture with the k of the lowest BIC, and what HDBSCAN finds. */
export async function evidenceClusters(
  customers: CustomerColumns,
  { ks, recipe }: { readonly ks: readonly number[]; readonly recipe: FeatureOptions },
  tools: Tools,
): Promise<EvidenceClusters[]> {
  const { matrix } = buildFeatures(customers, recipe)
  const possible = ks.filter((k) => k <= matrix.n)
  const sample = matrix.n > FIT_ABOVE ? takeRows(matrix, sampleRows(matrix.n, FIT_ABOVE, tools.seed)) : matrix
  return [
    ...(await kMeansOf(matrix, sample, possible, tools)),
    ...(possible.length > 0 ? [await mixtureOf(matrix, sample, possible, tools)] : []),
    await densePlaces(matrix, tools),
  ]
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
  const best = lowestBic(await familyOf('gmm', {}).fit(sample, ks, tools))
  const { k, converged } = best
  const inOrder = best.modelOf(Array.from({ length: k }, (_, j) => j))
  const labels = sample === x ? best.labels : placeIn(inOrder, x).labels
  return { name: MIXTURE, labels, k, findsK: true, converged }
}

async function densePlaces(x: Matrix, tools: Tools): Promise<EvidenceClusters> {
  const [found] = await familyOf('hdbscan', {}).fit(x, [], tools)
  const { labels, k, converged } = found!
  return { name: DENSE, labels, k, findsK: true, converged }
}

/** The fit whose BIC is lowest, the first of equals; the only one where a family finds k itself. */
export function lowestBic([first, ...others]: readonly FamilyFit[]): FamilyFit {
  const bicOf = ({ bic }: FamilyFit): number => bic ?? Number.POSITIVE_INFINITY
  return others.reduce((least, fit) => (bicOf(fit) < bicOf(least) ? fit : least), first!)
}
