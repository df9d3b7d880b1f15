import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { gaussianMixtureByK } from '../clustering/mixture/gaussian-mixture.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { kMeansStability } from '../selection/k-means-stability.ts'
import { mixtureStability } from '../selection/mixture-stability.ts'
import { takeClusters } from './cluster-model.ts'
import { dbscanFamily } from './dbscan-family.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'
import { hdbscanFamily } from './hdbscan-family.ts'
import { scatterOf } from './scatter-of.ts'
import type { Method, SegmentOptions } from './segment-options.ts'
import { treeFamily } from './tree-family.ts'

/**
 * Added to the variances of mixtures over standardised features: a tenth of a standard deviation, so that customers who
 * share one value exactly, such as those of a single order, do not become a spike of any likelihood.
 */
const REGULARISATION = 0.01

const kMeans: Family = {
  async fit(x, ks, tools, nInit) {
    const fits = await kMeansByK(x, ks, { seed: tools.seed, ...followTools(tools), ...(nInit && { nInit }) })
    return fits.map(({ k, centers, labels, inertia, converged }) => {
      const model = { method: 'k-means', k, centers } as const
      return { k, labels, inertia, converged, modelOf: (order) => takeClusters(model, order) }
    })
  },
  stability: (x, labels, k, options) => bootstrapStability(x, labels, k, { ...options, fit: kMeansStability({ k }) }),
}

const mixtures: Family = {
  async fit(x, ks, tools) {
    const settings = { seed: tools.seed, ...followTools(tools), regularisation: REGULARISATION }
    const fits = await gaussianMixtureByK(x, ks, settings)
    return fits.map(({ labels, bic, converged, k, d, weights, means, covariance, covariances }) => {
      const mixture = { k, d, weights, means, covariance, covariances }
      const model = { method: 'gmm', k, centers: means, mixture } as const
      const inertia = scatterOf(x, labels, k)
      return { k, labels, inertia, bic, converged, modelOf: (order) => takeClusters(model, order) }
    })
  },
  stability(x, labels, k, options) {
    return bootstrapStability(x, labels, k, {
      ...options,
      fit: mixtureStability({ k, regularisation: REGULARISATION }),
    })
  },
}

const FAMILIES: Readonly<Record<Method, (options: SegmentOptions) => Family>> = {
  'k-means': () => kMeans,
  gmm: () => mixtures,
  ward: () => treeFamily('ward'),
  single: () => treeFamily('single'),
  average: () => treeFamily('average'),
  complete: () => treeFamily('complete'),
  dbscan: dbscanFamily,
  hdbscan: hdbscanFamily,
}

/** The family of a method, for one run. */
export function familyOf(method: Method, options: SegmentOptions): Family {
  return FAMILIES[method](options)
}
