import { type DistanceTile, distanceTile } from '../simd/distance-tile.ts'
import { TILE_COLUMNS, TILE_ROWS } from '../simd/tile-room.ts'
import { placeRows } from './place-rows.ts'
import type { PointCloud } from './point-cloud.ts'

/**
 * Adds the weighted distances between some rows, which follow one another, and all points of the clusters from `first` on:
 * to `totals` the sum from row p to cluster c at c * n + p, to `toPoints` for each of the points the sum over the rows.
 * Several small clusters share a tile, so that rows and columns are laid out once for all of them.
 */
export function sweepCells(
  cloud: PointCloud,
  rows: Int32Array,
  first: number,
  totals: Float64Array,
  toPoints: Float64Array,
  tile: DistanceTile = distanceTile(cloud.d),
): void {
  const start = cloud.starts[first]!
  for (let point = start, cell = first; point < cloud.n; ) {
    const strips = placeStrips(tile, cloud, point, cell)
    for (let from = 0; from < rows.length; from += TILE_ROWS) {
      const count = Math.min(TILE_ROWS, rows.length - from)
      const groups = placeRows(tile, cloud, rows, from, count)
      for (const { cluster, at, size } of strips) {
        tile.add(groups, at + size + (size % 2), at, 0)
        addTo(totals, cluster * cloud.n + rows[from]!, tile.rowSums, 0, count)
      }
    }
    for (const { at, size, begin } of strips) addTo(toPoints, begin - start, tile.columnSums, at, size)
    const last = strips.at(-1)!
    point = last.begin + last.size
    cell = last.cluster
  }
}

/** Columns of one cluster in a tile, from an even place on. */
interface Strip {
  readonly cluster: number
  readonly at: number
  readonly size: number
  /** The first of its points. */
  readonly begin: number
}

/** Lays out as many columns as a tile holds; an odd strip gets a neighbour without weight. */
function placeStrips(tile: DistanceTile, cloud: PointCloud, point: number, cell: number): Strip[] {
  const strips: Strip[] = []
  let at = 0
  for (let begin = point, cluster = cell; begin < cloud.n && at < TILE_COLUMNS; ) {
    while (cloud.starts[cluster + 1]! <= begin) cluster++
    const size = Math.min(cloud.starts[cluster + 1]! - begin, TILE_COLUMNS - at)
    placeColumns(tile, cloud, begin, at, size)
    strips.push({ cluster, at, size, begin })
    begin += size
    at += size + (size % 2)
  }
  tile.columnSums.fill(0)
  return strips
}

function placeColumns(tile: DistanceTile, cloud: PointCloud, begin: number, at: number, size: number): void {
  const { d, points, weights } = cloud
  for (let j = 0; j < size; j++) {
    for (let c = 0; c < d; c++) tile.columns[c * TILE_COLUMNS + at + j] = points[(begin + j) * d + c]!
    tile.columnWeights[at + j] = weights[begin + j]!
  }
  if (size % 2 === 0) return
  for (let c = 0; c < d; c++) tile.columns[c * TILE_COLUMNS + at + size] = 0
  tile.columnWeights[at + size] = 0
}

function addTo(sums: Float64Array, to: number, parts: Float64Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) sums[to + i]! += parts[from + i]!
}
