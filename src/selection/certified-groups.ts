import type { Task } from '../base/threads.ts'
import { type CellMoments, MEAN, WEIGHT } from './cell-moments.ts'
import { farError, farSum, farSumInSpace } from './far-sum.ts'
import type { PointCloud } from './point-cloud.ts'
import { silhouetteWidth } from './point-widths.ts'
import type { Rivals } from './rivals.ts'

/** Points of one cluster that look at the others together: groups[i] up to but not including groups[i + 1]. */
export interface Groups {
  readonly cluster: number
  readonly starts: Int32Array
}

/** Measured on 100,000 points in three columns: anything from 12 to 48 takes about as long. */
const LARGEST_GROUP = 32
const GROUPS_PER_CHUNK = 512

/** All points of a cloud in groups of neighbours, in chunks that depend on the data alone. */
export function cutIntoGroups(cloud: PointCloud): Groups[] {
  const chunks: Groups[] = []
  for (let cluster = 0; cluster < cloud.k; cluster++) {
    const starts: number[] = []
    const pending = cloud.roots[cluster]! >= 0 ? [cloud.roots[cluster]!] : []
    for (let v = pending.pop(); v !== undefined; v = pending.pop()) {
      const child = cloud.left[v]!
      if (child < 0 || cloud.nodeEnd[v]! - cloud.nodeStart[v]! <= LARGEST_GROUP) starts.push(cloud.nodeStart[v]!)
      else pending.push(child + 1, child)
    }
    starts.push(cloud.starts[cluster + 1]!)
    for (let at = 0; at < starts.length - 1; at += GROUPS_PER_CHUNK) {
      chunks.push({ cluster, starts: Int32Array.from(starts.slice(at, at + GROUPS_PER_CHUNK + 1)) })
    }
  }
  return chunks
}

interface Chunk {
  readonly cloud: PointCloud
  readonly rivals: Rivals
  readonly moments: CellMoments
  readonly groups: Groups
  readonly tolerance: number
}

/** Sums of width × weight, and of the bounds on their errors. */
interface Part {
  readonly value: number
  readonly error: number
}

export const addGroups: Task<Chunk, Part> = {
  module: import.meta.url,
  name: 'addGroups',
  run: ({ cloud, rivals, moments, groups, tolerance }) => {
    const view = createView(cloud, moments)
    let value = 0
    let error = 0
    for (let g = 0; g + 1 < groups.starts.length; g++) {
      const [from, to] = [groups.starts[g]!, groups.starts[g + 1]!]
      const part = addGroup(view, rivals, groups.cluster, from, to, tolerance)
      value += part.value
      error += part.error
    }
    return { value, error }
  },
}

function addGroup(view: View, rivals: Rivals, own: number, from: number, to: number, tolerance: number): Part {
  const { cloud } = view
  const others = rivalsOfGroup(rivals, from, to)
  const weightBeside = cloud.totals[own]! - 1
  if (others.length === 0 || !(weightBeside > 0)) return { value: 0, error: 0 }
  // Errors of a and b that add up to t × max(a, b) move the width by t / (1 - t) at most, which is the tolerance.
  const allowed = ((tolerance / (1 + tolerance)) * leastDistance(view, rivals, own, from, to)) / 2
  const a = sumsToCluster(view, own, from, to, (allowed * weightBeside) / cloud.totals[own]!)
  const b = others.map((j) => sumsToCluster(view, j, from, to, allowed))
  let value = 0
  let error = 0
  for (let i = 0; i < to - from; i++) {
    const mean = a.sums[i]! / weightBeside
    const off = a.error / weightBeside
    let [nearest, low, high] = [Infinity, Infinity, Infinity]
    for (const [at, j] of others.entries()) {
      const total = cloud.totals[j]!
      nearest = Math.min(nearest, b[at]!.sums[i]! / total)
      low = Math.min(low, (b[at]!.sums[i]! - b[at]!.error) / total)
      high = Math.min(high, (b[at]!.sums[i]! + b[at]!.error) / total)
    }
    const width = silhouetteWidth(mean, nearest)
    const most = silhouetteWidth(Math.max(0, mean - off), high)
    const least = silhouetteWidth(mean + off, Math.max(0, low))
    const weight = cloud.weights[from + i]!
    value += weight * width
    error += weight * Math.max(most - width, width - least)
  }
  return { value, error }
}

/** Every cluster that is a rival of some point of the group; for the others it is one more that is not the nearest. */
function rivalsOfGroup(rivals: Rivals, from: number, to: number): number[] {
  const found = new Set<number>()
  for (let slot = rivals.starts[from]!; slot < rivals.starts[to]!; slot++) found.add(rivals.clusters[slot]!)
  return [...found].sort((p, q) => p - q)
}

/** A lower bound of max(a, b) for every point of the group; a is at least the distance to the mean of the cluster. */
function leastDistance({ cloud, moments }: View, rivals: Rivals, own: number, from: number, to: number): number {
  const cell = moments.cellOf[cloud.roots[own]!]!
  let least = Infinity
  for (let p = from; p < to; p++) {
    let squared = 0
    for (let c = 0; c < cloud.d && cell >= 0; c++) {
      squared += (cloud.points[p * cloud.d + c]! - moments.values[cell * moments.stride + MEAN + c]!) ** 2
    }
    least = Math.min(least, Math.max(rivals.lows[p]!, Math.sqrt(squared)))
  }
  return least
}

/** A cloud with the scratch that looking at it takes. */
interface View {
  readonly cloud: PointCloud
  readonly moments: CellMoments
  readonly box: Float64Array
  readonly way: Float64Array
  readonly pending: Int32Array
  readonly far: number[]
  readonly near: number[]
}

function createView(cloud: PointCloud, moments: CellMoments): View {
  const { d } = cloud
  const pending = new Int32Array(2 * cloud.left.length + 2)
  return { cloud, moments, box: new Float64Array(2 * d), way: new Float64Array(d), pending, far: [], near: [] }
}

/**
 * For each point of the group the weighted sum of its distances to a cluster, and the error that none of them exceeds:
 * `allowed` × the weight of the cluster at most.
 */
function sumsToCluster(
  view: View,
  j: number,
  from: number,
  to: number,
  allowed: number,
): { sums: Float64Array; error: number } {
  const { cloud, moments, way } = view
  const error = lookAt(view, j, from, to, allowed)
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
function lookAt(view: View, j: number, from: number, to: number, allowed: number): number {
  const { cloud, moments, pending, far, near } = view
  measureBox(view, from, to)
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
function isNearer(view: View, node: number, other: number): boolean {
  const { cellOf, stride } = view.moments
  if (cellOf[node]! < 0 || cellOf[other]! < 0) return cellOf[node]! < 0
  return distanceToBox(view, cellOf[node]! * stride + MEAN) < distanceToBox(view, cellOf[other]! * stride + MEAN)
}

function measureBox({ cloud, box }: View, from: number, to: number): void {
  const { d, points } = cloud
  for (let c = 0; c < d; c++) {
    box[c] = Infinity
    box[d + c] = -Infinity
    for (let p = from; p < to; p++) {
      box[c] = Math.min(box[c]!, points[p * d + c]!)
      box[d + c] = Math.max(box[d + c]!, points[p * d + c]!)
    }
  }
}

function distanceToBox({ cloud, moments, box }: View, mean: number): number {
  const { d } = cloud
  let squared = 0
  for (let c = 0; c < d; c++) {
    const value = moments.values[mean + c]!
    const gap = Math.max(box[c]! - value, value - box[d + c]!, 0)
    squared += gap * gap
  }
  return Math.sqrt(squared)
}

function nearSum({ d, points, weights }: PointCloud, p: number, from: number, to: number): number {
  let total = 0
  for (let other = from; other < to; other++) {
    let squared = 0
    for (let c = 0; c < d; c++) {
      const gap = points[other * d + c]! - points[p * d + c]!
      squared += gap * gap
    }
    total += weights[other]! * Math.sqrt(squared)
  }
  return total
}

/** `nearSum` in three columns, written out. */
function nearSumInSpace({ points, weights }: PointCloud, p: number, from: number, to: number): number {
  const [a, b, c] = [points[3 * p]!, points[3 * p + 1]!, points[3 * p + 2]!]
  let total = 0
  for (let other = from; other < to; other++) {
    const gapA = points[3 * other]! - a
    const gapB = points[3 * other + 1]! - b
    const gapC = points[3 * other + 2]! - c
    total += weights[other]! * Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
  }
  return total
}
