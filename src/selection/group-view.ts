import type { CellMoments } from './cell-moments.ts'
import type { PointCloud } from './point-cloud.ts'

/** A group of points that look at clusters together, with the scratch that it takes. */
export interface GroupView {
  readonly cloud: PointCloud
  readonly moments: CellMoments
  /** Points of the group: `from` up to but not including `to`. */
  from: number
  to: number
  /** Their least coordinates, then their largest. */
  readonly box: Float64Array
  readonly way: Float64Array
  readonly pending: Int32Array
  /** Cells that are looked at as a whole, by their places among the moments. */
  readonly far: number[]
  /** Nodes whose points are visited one by one. */
  readonly near: number[]
}

export function createView(cloud: PointCloud, moments: CellMoments): GroupView {
  const { d } = cloud
  const pending = new Int32Array(2 * cloud.left.length + 2)
  const scratch = { box: new Float64Array(2 * d), way: new Float64Array(d), pending, far: [], near: [] }
  return { cloud, moments, from: 0, to: 0, ...scratch }
}

/** Makes it the view from other points. */
export function lookFrom(view: GroupView, from: number, to: number): void {
  const { box } = view
  const { d, points } = view.cloud
  view.from = from
  view.to = to
  for (let c = 0; c < d; c++) {
    box[c] = Infinity
    box[d + c] = -Infinity
    for (let p = from; p < to; p++) {
      box[c] = Math.min(box[c]!, points[p * d + c]!)
      box[d + c] = Math.max(box[d + c]!, points[p * d + c]!)
    }
  }
}

/** A lower bound of the distance from the group to the mean that stands at `mean` among the moments. */
export function distanceToBox({ cloud, moments, box }: GroupView, mean: number): number {
  const { d } = cloud
  let squared = 0
  for (let c = 0; c < d; c++) {
    const value = moments.values[mean + c]!
    const gap = Math.max(box[c]! - value, value - box[d + c]!, 0)
    squared += gap * gap
  }
  return Math.sqrt(squared)
}
