import { type BoxTree, buildBoxTree } from '../../neighbors/box-tree.ts'
import { dropAbsent } from '../../neighbors/drop-absent.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { takeTurns } from '../turns.ts'
import { assignToCenters } from './assign-to-centers.ts'
import type { Descent } from './lloyd.ts'
import { createMasses, varianceOf, weigh } from './node-masses.ts'
import { restart } from './restarts.ts'

/** Labels rows by a fitted clustering: one label per row, from 0 on, or -1 for noise. */
export type Predict = (x: Matrix) => Int32Array | Promise<Int32Array>

/** Fits the prepared rows, each standing there `weights[i]` times. */
export type Refit = (weights: Float64Array, seed: number) => Promise<Predict>

/** Prepares rows once for many refits. */
export type PrepareRefits = (rows: Matrix, signal?: AbortSignal) => Refit

export interface KMeansRefits {
  readonly k: number
  /** Default 3: the seeding is good, and a bootstrap wants to see where a fit may end. */
  readonly nInit?: number
}

/**
 * Refits by k-means for a bootstrap: one tree for all resamples, which only change the weights in it. Each refit is the
 * best of `nInit` greedy k-means++ seedings of its own and is never started from the centres under test.
 *
 * A refit ends where scikit-learn's k-means ends by default: once the squared movements of the centres add up to less
 * than 1e-4 of the mean variance of a column.
 */
export function kMeansRefits({ k, nInit = 3 }: KMeansRefits): PrepareRefits {
  return (rows, signal) => refitOn(buildBoxTree(rows), { k, nInit }, signal)
}

/** `kMeansRefits` on a tree that stands already. */
export function refitOn(tree: BoxTree, options: Required<KMeansRefits>, signal?: AbortSignal): Refit {
  const centersOf = refitCenters(tree, options, signal)
  return async (weights, seed) => {
    const { centers, k } = await centersOf(weights, seed)
    return (x) => assignToCenters(centers, k, x.d, x)
  }
}

/** The centres of such refits. */
export function refitCenters(
  tree: BoxTree,
  { k, nInit }: Required<KMeansRefits>,
  signal?: AbortSignal,
): (weights: Float64Array, seed: number) => Promise<Pick<Descent, 'centers' | 'k'>> {
  const turn = takeTurns(signal)
  return async (weights, seed) => {
    const drawn = dropAbsent(tree, weights)
    const masses = weigh(drawn, weights, createMasses(drawn))
    const limits = { maxIterations: 300, tolerance: (1e-4 * varianceOf(masses)) / tree.d }
    const [best] = await restart({ tree: drawn, masses, k, seed, first: 0, count: nInit, keep: 1, limits }, turn)
    return best!
  }
}
