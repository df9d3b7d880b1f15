import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import type { PointCloud } from './point-cloud.ts'

/** Every cluster of a cloud cut into cells: what is known of a cell as a whole. In shared memory. */
export interface Cells {
  /** Cells of cluster j: starts[j] up to but not including starts[j + 1]. */
  readonly starts: Int32Array
  /** Share of the cluster's weight, 0..1. */
  readonly shares: Float64Array
  /** d numbers a cell. */
  readonly means: Float64Array
  /** Mean squared distance to the mean. */
  readonly variances: Float64Array
}

/** About `count` cells per cluster, at most twice as many, down to about `least` points each: runs of tree nodes. */
export function cutIntoCells(cloud: PointCloud, count: number, least: number): Cells {
  const starts = sharedInts(cloud.k + 1)
  const nodes: number[] = []
  for (let j = 0; j < cloud.k; j++) {
    const size = cloud.starts[j + 1]! - cloud.starts[j]!
    const largest = Math.max(size / count, least)
    const pending = size > 0 ? [cloud.roots[j]!] : []
    for (let v = pending.pop(); v !== undefined; v = pending.pop()) {
      const child = cloud.left[v]!
      if (child < 0 || cloud.nodeEnd[v]! - cloud.nodeStart[v]! <= largest) nodes.push(v)
      else pending.push(child + 1, child)
    }
    starts[j + 1] = nodes.length
  }
  const cells: Cells = {
    starts,
    shares: sharedFloats(nodes.length),
    means: sharedFloats(nodes.length * cloud.d),
    variances: sharedFloats(nodes.length),
  }
  for (let j = 0; j < cloud.k; j++) {
    for (let cell = starts[j]!; cell < starts[j + 1]!; cell++)
      measure(cloud, nodes[cell]!, cloud.totals[j]!, cells, cell)
  }
  return cells
}

function measure(cloud: PointCloud, v: number, total: number, cells: Cells, cell: number): void {
  const { d, points, weights } = cloud
  const [from, to] = [cloud.nodeStart[v]!, cloud.nodeEnd[v]!]
  let weight = 0
  for (let p = from; p < to; p++) weight += weights[p]!
  let squares = 0
  for (let c = 0; c < d; c++) {
    let sum = 0
    for (let p = from; p < to; p++) sum += weights[p]! * points[p * d + c]!
    const mean = sum / weight
    cells.means[cell * d + c] = mean
    for (let p = from; p < to; p++) squares += weights[p]! * (points[p * d + c]! - mean) ** 2
  }
  cells.shares[cell] = weight / total
  cells.variances[cell] = squares / weight
}
