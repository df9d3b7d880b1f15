import { MEAN, WEIGHT } from './cell-moments.ts'
import { farError, farSum, farSumInSpace } from './far-sum.ts'
import { distanceToBox, type GroupView } from './group-view.ts'
import { nearSum, nearSumInSpace } from './near-sum.ts'

export interface ClusterSums {
  /** One per point of the group. */
  readonly sums: Float64Array
  readonly error: number
}

/**
 * For each point of the group the weighted sum of its distances to a cluster, and the error that none of them exceeds:
 * `allowed` × the weight of the cluster at most.
 */
export function sumsToCluster(view: GroupView, j: number, allowed: number): ClusterSums {
  const { cloud, moments, way, from, to } = view
  const error = lookAt(view, j, allowed)
  const { points, d, nodeStart, nodeEnd } = cloud
  const sums = new Float64Array(to - from)
  for (let p = from; p < to; p++) {
    let total = 0
    if (d === 3) {
      for (const at of view.far) total += farSumInSpace(points, p, moments.values, at)
      for (const node of view.near) total += nearSumInSpace(cloud, p, nodeStart[node]!, nodeEnd[node]!)
    } else {
      for (const at of view.far) total += farSum(points, p, d, moments.values, at, way)
      for (const node of view.near) total += nearSum(cloud, p, nodeStart[node]!, nodeEnd[node]!)
    }
    sums[p - from] = total
  }
  return { sums, error }
}

/**
 * Divides the cluster into cells that are far enough from the group's box (`far`) and small nodes that are not (`near`).
 * Nearer children come first, and what a part of the cluster leaves of its allowance goes to the parts behind it.
 */
function lookAt(view: GroupView, j: number, allowed: number): number {
  const { cloud, moments, pending, far, near } = view
  far.length = 0
  near.length = 0
  let error = 0
  let seen = 0
  let count = 0
  pending[count++] = cloud.roots[j]!
  while (count > 0) {
    const node = pending[--count]!
    const at = moments.cellOf[node]! * moments.stride
    const off = at < 0 ? Infinity : farError(moments.values, at, distanceToBox(view, at + MEAN))
    const child = cloud.left[node]!
    if (at >= 0 && error + off <= allowed * (seen + moments.values[at + WEIGHT]!)) {
      far.push(at)
      error += off
      seen += moments.values[at + WEIGHT]!
    } else if (at < 0 || child < 0) {
      near.push(node)
      for (let p = cloud.nodeStart[node]!; p < cloud.nodeEnd[node]!; p++) seen += cloud.weights[p]!
    } else {
      const secondFirst = isNearer(view, child + 1, child)
      pending[count++] = secondFirst ? child : child + 1
      pending[count++] = secondFirst ? child + 1 : child
    }
  }
  return error
}

/** By the means of the nodes; small nodes count as near. */
function isNearer(view: GroupView, node: number, other: number): boolean {
  const { cellOf, stride } = view.moments
  if (cellOf[node]! < 0 || cellOf[other]! < 0) return cellOf[node]! < 0
  return distanceToBox(view, cellOf[node]! * stride + MEAN) < distanceToBox(view, cellOf[other]! * stride + MEAN)
}
