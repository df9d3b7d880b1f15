import { buildBoxTree } from '../neighbors/box-tree.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { assignToCenters } from './assign-to-centers.ts'
import { createMasses, weigh } from './node-masses.ts'
import { bestRestarts } from './restarts.ts'
import { takeTurns } from './turns.ts'

/** Labels rows by a fitted clustering: one label of 0 or more per row. */
export type Predict = (x: Matrix) => Int32Array

/** Fits the prepared rows, each standing there `weights[i]` times. */
export type Refit = (weights: Float64Array, seed: number) => Promise<Predict>

/** Prepares rows once for many refits. */
export type PrepareRefits = (rows: Matrix, signal?: AbortSignal) => Refit

/**
 * Refits by k-means for a bootstrap: one tree for all resamples, which only change the weights in it. Each refit is the
 * best of `nInit` greedy k-means++ seedings of its own and is never started from the centres under test.
 *
 * @param options.nInit default 3: the seeding is good, and a bootstrap wants to see where a fit may end.
 */
export function kMeansRefits(options: { readonly k: number; readonly nInit?: number }): PrepareRefits {
  const { k, nInit = 3 } = options
  return (rows, signal) => {
    const tree = buildBoxTree(rows)
    const masses = createMasses(tree)
    const turn = takeTurns(signal)
    return async (weights, seed) => {
      weigh(tree, weights, masses)
      const [best] = await bestRestarts(tree, masses, k, { nInit, seed, keep: 1, maxIterations: 300 }, turn)
      return (x) => assignToCenters(best!.centers, best!.k, x.d, x)
    }
  }
}
