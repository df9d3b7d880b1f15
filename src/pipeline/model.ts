import type { Exceptions } from '../clustering/exceptions.ts'
import type { FeatureModel } from '../features/feature-model.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import type { Scoring } from '../rfm/scoring/scoring.ts'
import type { ClusterModel } from './cluster-model.ts'
import type { SegmentRecord } from './segment-record.ts'

/** The version of the model's form; a model of another form is refused. */
export const MODEL_FORM = 1

/** What places rows in clusters, as it stands in model.json. */
export interface ClusterModelJson {
  readonly method: ClusterModel['method']
  readonly k: number
  /** One row per cluster, in the space of the features: centres, or the means of a mixture. */
  readonly centers: readonly (readonly number[])[]
  /** Trees of merges only: customers of each cluster. */
  readonly sizes?: readonly number[]
  /** DBSCAN and HDBSCAN: the points that place others, with the settings they were found with. */
  readonly dense?: DensePoints
  /** Rows of the run that the rule of the method would place elsewhere, and their clusters. */
  readonly exceptions?: { readonly rows: readonly (readonly number[])[]; readonly labels: readonly number[] }
  /** Mixtures only: a share and a covariance matrix for each cluster, row by row. */
  readonly mixture?: { readonly weights: readonly number[]; readonly covariances: readonly (readonly number[])[] }
}

/** Points of dense places with their clusters; -1 is noise. */
interface DensePoints {
  readonly points: readonly (readonly number[])[]
  readonly labels: readonly number[]
  /** DBSCAN: all points are core points. */
  readonly eps?: number
  /** HDBSCAN: as for `assignToHdbscan`. */
  readonly minSamples?: number
  readonly coreDistances?: readonly number[]
  readonly reaches?: readonly number[]
}

/**
 * Everything that places further customers in these segments, as plain data: the transform and scale of the features,
 * the centres in that space, frozen score edges with the rule map, and what is known about each segment.
 */
export interface Model extends ClusterModelJson {
  readonly form: typeof MODEL_FORM
  readonly k: number
  /** Null where the totals that it was made of do not tell it. */
  readonly asOf: string | null
  /** Options that change what a customer's measures are; `assign` uses the same. */
  readonly orders: string
  readonly refunds: string
  readonly features: FeatureModel
  readonly scoring: Scoring
  readonly map: RuleMap
  readonly segments: readonly Pick<SegmentRecord, 'cluster' | 'segment' | 'action' | 'reason' | 'kpi' | 'whyNamed'>[]
}

export function clusterModelJson(model: ClusterModel): ClusterModelJson {
  const { method, k } = model
  const centers = rowsOf(model.centers, k)
  if (method === 'k-means') return { method, k, centers }
  if (method === 'gmm') {
    const { weights, covariances } = model.mixture
    return { method, k, centers, mixture: { weights: [...weights], covariances: rowsOf(covariances, k) } }
  }
  const exceptions = exceptionsJson(model.exceptions)
  if (method === 'dbscan') {
    const { eps, cores, labels } = model.dense
    return { method, k, centers, dense: { eps, points: rowsOf(cores, labels.length), labels: [...labels] }, exceptions }
  }
  if (method === 'hdbscan') {
    const { minSamples, points, labels, coreDistances, reaches } = model.dense
    const dense = {
      ...{ minSamples, points: rowsOf(points, labels.length), labels: [...labels] },
      ...{ coreDistances: [...coreDistances], reaches: [...reaches] },
    }
    return { method, k, centers, dense, exceptions }
  }
  return { method, k, centers, sizes: [...model.sizes], exceptions }
}

/** The same numbers again, ready for placing. */
export function clusterModelOf(json: ClusterModelJson & { readonly features: FeatureModel }): ClusterModel {
  const { method, k } = json
  const d = json.features.columns.length
  const centers = Float64Array.from(json.centers.flat())
  if (method === 'k-means') return { method, k, centers }
  if (method === 'gmm') {
    const weights = Float64Array.from(json.mixture!.weights)
    const covariances = Float64Array.from(json.mixture!.covariances.flat())
    return { method, k, centers, mixture: { k, d, weights, means: centers, covariance: 'full', covariances } }
  }
  const exceptions = exceptionsFrom(json.exceptions!, d)
  if (method === 'dbscan') {
    const { eps, points, labels } = json.dense!
    const dense = { d, eps: eps!, cores: Float64Array.from(points.flat()), labels: Int32Array.from(labels) }
    return { method, k, centers, dense, exceptions }
  }
  if (method === 'hdbscan') {
    const { minSamples, points, labels, coreDistances, reaches } = json.dense!
    const dense = {
      ...{ d, minSamples: minSamples!, points: Float64Array.from(points.flat()), labels: Int32Array.from(labels) },
      ...{ coreDistances: Float64Array.from(coreDistances!), reaches: Float64Array.from(reaches!) },
    }
    return { method, k, centers, dense, exceptions }
  }
  return { method, k, centers, sizes: Float64Array.from(json.sizes!), exceptions }
}

function exceptionsJson({ rows, labels }: Exceptions): NonNullable<ClusterModelJson['exceptions']> {
  return { rows: rowsOf(rows, labels.length), labels: [...labels] }
}

function exceptionsFrom({ rows, labels }: NonNullable<ClusterModelJson['exceptions']>, d: number): Exceptions {
  return { d, rows: Float64Array.from(rows.flat()), labels: Int32Array.from(labels) }
}

function rowsOf(values: Float64Array, rows: number): number[][] {
  const d = values.length / (rows || 1)
  return Array.from({ length: rows }, (_, j) => [...values.subarray(j * d, (j + 1) * d)])
}
