import type { Linkage } from '../clustering/agglomerative/agglomerative.ts'
import { assignToTree } from '../clustering/agglomerative/assign-to-tree.ts'
import { assignToDbscan, type DbscanModel } from '../clustering/density/assign-to-dbscan.ts'
import { assignToHdbscan, type HdbscanModel } from '../clustering/density/assign-to-hdbscan.ts'
import { applyExceptions, type Exceptions } from '../clustering/exceptions.ts'
import { assignToCenters } from '../clustering/k-means/assign-to-centers.ts'
import { assignToMixture } from '../clustering/mixture/assign-to-mixture.ts'
import type { CovarianceForm, MixtureModel } from '../clustering/mixture/mixture-density.ts'
import type { Matrix } from '../numeric/matrix.ts'

/** What places rows in clusters, by family; `centers` stand for a cluster where one point has to. */
export type ClusterModel = CenterModel | GaussianModel | LinkageModel | DbscanClusters | HdbscanClusters

interface CenterModel {
  readonly method: 'k-means'
  readonly k: number
  /** k × d, row-major. */
  readonly centers: Float64Array
}

interface GaussianModel {
  readonly method: 'gmm'
  readonly k: number
  /** The means, k × d. */
  readonly centers: Float64Array
  readonly mixture: MixtureModel
}

interface LinkageModel {
  readonly method: Linkage
  readonly k: number
  /** The means, k × d. */
  readonly centers: Float64Array
  /** Customers of each cluster. */
  readonly sizes: Float64Array
  readonly exceptions: Exceptions
}

interface DbscanClusters {
  readonly method: 'dbscan'
  readonly k: number
  /** The means of the clusters, k × d. */
  readonly centers: Float64Array
  readonly dense: DbscanModel
  readonly exceptions: Exceptions
}

interface HdbscanClusters {
  readonly method: 'hdbscan'
  readonly k: number
  /** The means of the clusters, k × d. */
  readonly centers: Float64Array
  readonly dense: HdbscanModel
  readonly exceptions: Exceptions
}

/** Points that a model of dense places holds at most; of more, a seeded sample. */
export const MOST_IN_MODEL = 50_000

/** Where rows belong; confidence where the family has one of its own. */
export interface Placement {
  readonly labels: Int32Array
  readonly confidence: Float64Array | null
}

/** Places rows in the clusters of a model. The rows that it was made from get the labels they had. */
export function placeIn(model: ClusterModel, x: Matrix): Placement {
  if (model.method === 'gmm') return assignToMixture(model.mixture, x)
  if (model.method === 'k-means') {
    return { labels: assignToCenters(model.centers, model.k, x.d, x), confidence: null }
  }
  if (model.method === 'dbscan' || model.method === 'hdbscan') {
    const labels = model.method === 'dbscan' ? assignToDbscan(model.dense, x) : assignToHdbscan(model.dense, x)
    applyExceptions(model.exceptions, x, labels)
    return { labels, confidence: null }
  }
  const { method: linkage, k, exceptions } = model
  const places = { linkage, k, d: x.d, centers: [...model.centers], weights: [...model.sizes] }
  return { labels: assignToTree({ places, exceptions }, x), confidence: null }
}

/** The model with some of its clusters, in a new order: cluster `order[j]` becomes j. Shares of a mixture add up to 1 again. */
export function takeClusters(model: CenterModel | GaussianModel, order: readonly number[]): ClusterModel {
  const k = order.length
  const centers = takeRows(model.centers, order, model.centers.length / model.k)
  if (model.method === 'k-means') return { ...model, k, centers }
  const { mixture } = model
  const { d } = mixture
  const kept = takeRows(mixture.weights, order, 1)
  const total = kept.reduce((sum, weight) => sum + weight, 0)
  const sizes: Record<CovarianceForm, number> = { full: d * d, tied: 0, diag: d, spherical: 1 }
  const size = sizes[mixture.covariance]
  return {
    ...model,
    ...{ k, centers },
    mixture: {
      ...mixture,
      k,
      weights: kept.map((weight) => weight / total),
      means: centers,
      covariances: size === 0 ? mixture.covariances : takeRows(mixture.covariances, order, size),
    },
  }
}

function takeRows(values: Float64Array, rows: readonly number[], size: number): Float64Array {
  return Float64Array.from(rows.flatMap((row) => [...values.subarray(row * size, (row + 1) * size)]))
}
