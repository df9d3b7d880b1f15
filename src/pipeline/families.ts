import { clusterMeans } from '../clustering/cluster-means.ts'
import { gaussianMixtureByK } from '../clustering/gaussian-mixture.ts'
import { kMeansByK } from '../clustering/k-means.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { bootstrapStability, type Stability, type StabilityOptions } from '../selection/bootstrap-stability.ts'
import { kMeansStability } from '../selection/k-means-stability.ts'
import { mixtureStability } from '../selection/mixture-stability.ts'
import type { ClusterModel } from './cluster-model.ts'
import type { Tools } from './context.ts'

/** One clustering as its family found it. */
export interface FamilyFit {
  readonly model: ClusterModel
  readonly labels: Int32Array
  /** Sum of squared distances to the nearest centre, or to the mean of the own cluster where clusters are no cells. */
  readonly inertia: number
  readonly bic?: number
  readonly converged: boolean
}

type TestOptions = Omit<StabilityOptions, 'fit'>

/** What a clustering method has to do to run in a pipeline. */
export interface Family {
  /** One clustering per k; with fewer clusters where customers have fewer distinct rows. `nInit`: seedings of each. */
  readonly fit: (x: Matrix, ks: readonly number[], tools: Tools, nInit?: number) => Promise<FamilyFit[]>
  /** Bootstrap stability of a clustering of this family, by refits of its own. */
  readonly stability: (x: Matrix, labels: Int32Array, k: number, options: TestOptions) => Promise<Stability>
}

/**
 * Added to the variances of mixtures over standardised features: a tenth of a standard deviation, so that customers who
 * share one value exactly, such as those of a single order, do not become a spike of any likelihood.
 */
const REGULARISATION = 0.01

const kMeans: Family = {
  async fit(x, ks, tools, nInit) {
    const fits = await kMeansByK(x, ks, { ...settingsOf(tools), ...(nInit && { nInit }) })
    return fits.map(({ k, centers, labels, inertia, converged }) => ({
      model: { method: 'k-means', k, centers },
      ...{ labels, inertia, converged },
    }))
  },
  stability: (x, labels, k, options) => bootstrapStability(x, labels, k, { ...options, fit: kMeansStability({ k }) }),
}

const mixtures: Family = {
  async fit(x, ks, tools) {
    const fits = await gaussianMixtureByK(x, ks, { ...settingsOf(tools), regularisation: REGULARISATION })
    return fits.map(({ labels, bic, converged, k, d, weights, means, covariance, covariances }) => ({
      model: { method: 'gmm', k, centers: means, mixture: { k, d, weights, means, covariance, covariances } },
      inertia: scatterOf(x, labels, k),
      ...{ labels, bic, converged },
    }))
  },
  stability(x, labels, k, options) {
    return bootstrapStability(x, labels, k, {
      ...options,
      fit: mixtureStability({ k, regularisation: REGULARISATION }),
    })
  },
}

/** The families that are built, by the name of the method. */
export const FAMILIES: Readonly<Record<ClusterModel['method'], Family>> = { 'k-means': kMeans, gmm: mixtures }

function settingsOf({ seed, threads, context: { onProgress, signal } }: Tools) {
  return {
    ...{ seed, threads },
    onProgress: (_: string, done?: number) => onProgress('clustering', done),
    ...(signal && { signal }),
  }
}

function scatterOf(x: Matrix, labels: Int32Array, k: number): number {
  const { means } = clusterMeans(x, labels, k)
  let scatter = 0
  for (let i = 0; i < x.n; i++) {
    for (let c = 0; c < x.d; c++) scatter += (x.data[i * x.d + c]! - means[labels[i]! * x.d + c]!) ** 2
  }
  return scatter
}
