import type { DistanceTile } from '../simd/distance-tile.ts'
import { GROUP } from '../simd/tile-room.ts'
import type { PointCloud } from './point-cloud.ts'

/** Lays out rows in groups, the last of them filled up with rows without weight. Returns how many groups. */
export function placeRows(
  tile: DistanceTile,
  cloud: PointCloud,
  rows: Int32Array,
  from: number,
  count: number,
): number {
  const { d, points, weights } = cloud
  const groups = Math.ceil(count / GROUP)
  for (let i = 0; i < groups * GROUP; i++) {
    const p = i < count ? rows[from + i]! : -1
    const at = (i - (i % GROUP)) * d + (i % GROUP)
    for (let c = 0; c < d; c++) tile.rows[at + c * GROUP] = p < 0 ? 0 : points[p * d + c]!
    tile.rowWeights[i] = p < 0 ? 0 : weights[p]!
  }
  return groups
}
