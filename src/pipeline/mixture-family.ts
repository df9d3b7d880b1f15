import { gaussianMixtureByK } from '../clustering/mixture/gaussian-mixture.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { mixtureStability } from '../selection/mixture-stability.ts'
import { takeClusters } from './cluster-model.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'
import { scatterOf } from './scatter-of.ts'

/**
 * Added to the variances of mixtures over standardised features: a tenth of a standard deviation, so that customers who
 * share one value exactly, such as those of a single order, do not become a spike of any likelihood.
 */
const REGULARISATION = 0.01

/** Gaussian mixtures. */
export const mixtureFamily: Family = {
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
