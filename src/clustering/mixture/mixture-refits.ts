import type { BoxTree } from '../../neighbors/box-tree.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { assignToCenters } from '../k-means/assign-to-centers.ts'
import { type Refit, refitCenters } from '../k-means/k-means-refits.ts'
import { labelsInMixture } from './assign-to-mixture.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import type { MixtureOptions } from './mixture-settings.ts'

/** How a bootstrap refits a mixture. */
export type MixtureRefits = Pick<MixtureOptions, 'k' | 'covariance' | 'regularisation'>

/**
 * Refits by Gaussian mixtures for a bootstrap: each from a k-means of its own, never from the mixture under test.
 *
 * @param tree over `rows`.
 */
export function mixtureRefitOn(tree: BoxTree, rows: Matrix, options: MixtureRefits, signal?: AbortSignal): Refit {
  const centersOf = refitCenters(tree, { k: options.k, nInit: 1 }, signal)
  return async (weights, seed) => {
    const { centers, k } = await centersOf(weights, seed)
    const init = assignToCenters(centers, k, rows.d, rows)
    const model = await gaussianMixture(rows, { ...options, k, init, weights, ...(signal && { signal }) })
    return (x) => labelsInMixture(model, x)
  }
}
