import { type DistanceTile, distanceTile } from '../simd/distance-tile.ts'
import { GROUP, TILE_COLUMNS, TILE_ROWS } from '../simd/tile-room.ts'
import { placeRows } from './place-rows.ts'
import type { PointCloud } from './point-cloud.ts'

/**
 * Adds the weighted distances between row points and column points: to `toRows` for each row the sum over the columns, to
 * `toColumns` for each column the sum over the rows. With `triangle` the columns begin with the rows, and a row meets
 * only the columns behind it. Square roots are the cost: about 1 ns a distance in up to five dimensions.
 */
export function sweep(
  cloud: PointCloud,
  rows: Int32Array,
  columns: Int32Array,
  triangle: boolean,
  toRows: Float64Array,
  toColumns: Float64Array,
  tile: DistanceTile = distanceTile(cloud.d),
): void {
  if (triangle) addCorners(cloud, rows, columns, toRows, toColumns)
  for (let start = 0; start < columns.length; start += TILE_COLUMNS) {
    const size = Math.min(TILE_COLUMNS, columns.length - start)
    const even = placeColumns(tile, cloud, columns, start, size)
    const last = triangle ? Math.min(rows.length, start + size) : rows.length
    for (let from = 0; from < last; from += TILE_ROWS) {
      const count = Math.min(TILE_ROWS, last - from)
      const groups = placeRows(tile, cloud, rows, from, count)
      if (triangle) tile.add(groups, even, from + GROUP - start, GROUP)
      else tile.add(groups, even, 0, 0)
      addTo(toRows, from, tile.rowSums, count)
    }
    addTo(toColumns, start, tile.columnSums, size)
  }
}

/** Apart, so that `sweep` is not compiled again and again: that took each first call 100 ms of processor time. */
function addTo(sums: Float64Array, at: number, parts: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) sums[at + i]! += parts[i]!
}

/** Lays out columns, without sums as yet; an odd one gets a neighbour without weight. Returns their even number. */
function placeColumns(tile: DistanceTile, cloud: PointCloud, columns: Int32Array, start: number, size: number): number {
  const { d, points, weights } = cloud
  for (let j = 0; j < size; j++) {
    const p = columns[start + j]!
    for (let c = 0; c < d; c++) tile.columns[c * TILE_COLUMNS + j] = points[p * d + c]!
    tile.columnWeights[j] = weights[p]!
  }
  tile.columnSums.fill(0)
  if (size % 2 === 0) return size
  for (let c = 0; c < d; c++) tile.columns[c * TILE_COLUMNS + size] = 0
  tile.columnWeights[size] = 0
  return size + 1
}

/** The distances within each group of rows, where the columns of a triangle are rows of the same group. */
function addCorners(
  { d, points, weights }: PointCloud,
  rows: Int32Array,
  columns: Int32Array,
  toRows: Float64Array,
  toColumns: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const p = rows[i]!
    const end = Math.min(columns.length, i - (i % GROUP) + GROUP)
    for (let j = i + 1; j < end; j++) {
      const q = columns[j]!
      let squared = 0
      for (let c = 0; c < d; c++) {
        const gap = points[q * d + c]! - points[p * d + c]!
        squared += gap * gap
      }
      const distance = Math.sqrt(squared)
      toRows[i]! += weights[q]! * distance
      toColumns[j]! += weights[p]! * distance
    }
  }
}
