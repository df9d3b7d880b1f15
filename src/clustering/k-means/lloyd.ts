import type { BoxTree } from '../../neighbors/box-tree.ts'
import type { Turn } from '../turns.ts'
import type { CenterShares, SharePoints } from './filtering.ts'
import { type NodeMasses, varianceOf } from './node-masses.ts'
import { refillEmpty } from './refill-empty.ts'

/** Where Lloyd's iterations ended. */
export interface Descent {
  /** k × d, row-major. */
  readonly centers: Float64Array
  /** Centres that hold points: fewer than asked for when there are fewer distinct points. */
  readonly k: number
  readonly inertia: number
  readonly iterations: number
  readonly converged: boolean
}

/** Where they begin: k × d centres, row-major. */
export interface Start {
  readonly centers: Float64Array
  readonly k: number
}

/** When to stop. */
export interface DescentLimits {
  readonly maxIterations: number
  /** Largest sum of squared centre movements that counts as standing still; 0 allows rounding only. */
  readonly tolerance: number
}

/** Centres that move less than 1e-14 of the points' own spread move by rounding alone. */
const ROUNDING = 1e-28

/**
 * Lloyd's iterations from the given centres until none moves, which is when no point changes its centre any more.
 *
 * Source: Lloyd (1982), Least squares quantization in PCM, IEEE Trans. Inf. Theory 28(2), method I.
 */
export async function descend(
  tree: BoxTree,
  masses: NodeMasses,
  share: SharePoints,
  init: Start,
  limits: DescentLimits,
  turn: Turn,
): Promise<Descent> {
  let centers: Float64Array = init.centers.slice()
  let k = init.k
  const still = Math.max(limits.tolerance, ROUNDING * varianceOf(masses))
  let iterations = 0
  let movement = Infinity
  let shares = share(centers, k)
  while (movement > still && iterations < limits.maxIterations) {
    const moved = refillEmpty(tree, masses, meansOf(shares, k, tree.d), shares.weights)
    movement = moved.k === k ? squaredMovement(centers, moved.centers) : Infinity
    centers = moved.centers
    k = moved.k
    iterations++
    if (movement > 0) shares = share(centers, k)
    await turn(WORK_PER_POINT * tree.n)
  }
  return { centers, k, inertia: shares.inertia, iterations, converged: movement <= still }
}

/** Filtering opens a small part of the points; measured as time, one step is about one distance per point. */
const WORK_PER_POINT = 1

function meansOf(shares: CenterShares, k: number, d: number): Float64Array {
  const means = new Float64Array(k * d)
  for (let j = 0; j < k; j++) {
    for (let c = 0; c < d; c++) means[j * d + c] = shares.sums[j * d + c]! / shares.weights[j]!
  }
  return means
}

function squaredMovement(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2
  return sum
}
