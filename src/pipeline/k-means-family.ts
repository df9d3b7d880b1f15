import { kMeansByK } from '../clustering/k-means/k-means.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import { kMeansStability } from '../selection/k-means-stability.ts'
import { takeClusters } from './cluster-model.ts'
import type { Family } from './family.ts'
import { followTools } from './follow-tools.ts'

/** k-means: for every k the best of several seedings. */
export const kMeansFamily: Family = {
  async fit(x, ks, tools, nInit) {
    const fits = await kMeansByK(x, ks, { seed: tools.seed, ...followTools(tools), ...(nInit && { nInit }) })
    return fits.map(({ k, centers, labels, inertia, converged }) => {
      const model = { method: 'k-means', k, centers } as const
      return { k, labels, inertia, converged, modelOf: (order) => takeClusters(model, order) }
    })
  },
  stability: (x, labels, k, options) => bootstrapStability(x, labels, k, { ...options, fit: kMeansStability({ k }) }),
}
