import type { PointCloud } from './point-cloud.ts'

/** Columns that are swept at a time: their coordinates and sums stay in the first cache. */
const TILE = 512

/**
 * Adds the weighted distances between row points and column points: to `toRows` for each row the sum over the columns, to
 * `toColumns` for each column the sum over the rows. With `triangle` the columns begin with the rows, and a row meets
 * only the columns behind it. Square roots are the cost: about 2.5 ns a distance in up to three dimensions.
 */
export function sweep(
  cloud: PointCloud,
  rows: Int32Array,
  columns: Int32Array,
  triangle: boolean,
  toRows: Float64Array,
  toColumns: Float64Array,
): void {
  const isFlat = cloud.d <= 3
  const width = isFlat ? 3 : cloud.d
  const ends = new Float64Array(TILE * width)
  const weights = new Float64Array(TILE)
  const row = new Float64Array(width)
  const next = new Float64Array(width)
  const totals = new Float64Array(2)
  for (let start = 0; start < columns.length; start += TILE) {
    const size = Math.min(TILE, columns.length - start)
    for (let j = 0; j < size; j++) {
      copyPoint(cloud, columns[start + j]!, ends, j * width)
      weights[j] = cloud.weights[columns[start + j]!]!
    }
    const sums = toColumns.subarray(start, start + size)
    const last = triangle ? Math.min(rows.length, start + size - 1) : rows.length
    for (let i = 0; i < last; i++) {
      copyPoint(cloud, rows[i]!, row, 0)
      const first = triangle ? Math.max(0, i + 1 - start) : 0
      const weight = cloud.weights[rows[i]!]!
      if (!isFlat) toRows[i]! += addDistances(row, weight, ends, weights, first, size, sums)
      else if (i + 1 === last) toRows[i]! += addInSpace(row, weight, ends, weights, first, size, sums)
      else {
        copyPoint(cloud, rows[i + 1]!, next, 0)
        const shared = triangle ? Math.max(0, i + 2 - start) : 0
        if (shared > first) toRows[i]! += addInSpace(row, weight, ends, weights, first, shared, sums)
        addTwoInSpace(row, weight, next, cloud.weights[rows[i + 1]!]!, ends, weights, shared, size, sums, totals)
        toRows[i]! += totals[0]!
        toRows[i + 1]! += totals[1]!
        i++
      }
    }
  }
}

function copyPoint({ points, d }: PointCloud, p: number, to: Float64Array, at: number): void {
  for (let c = 0; c < d; c++) to[at + c] = points[p * d + c]!
}

/** Adds weight × distance to the sums of columns first..size-1; returns the sum of their weights × distances. */
function addInSpace(
  row: Float64Array,
  weight: number,
  ends: Float64Array,
  weights: Float64Array,
  first: number,
  size: number,
  sums: Float64Array,
): number {
  const a = row[0]!
  const b = row[1]!
  const c = row[2]!
  let total = 0
  for (let j = first; j < size; j++) {
    const gapA = ends[3 * j]! - a
    const gapB = ends[3 * j + 1]! - b
    const gapC = ends[3 * j + 2]! - c
    const distance = Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
    total += weights[j]! * distance
    sums[j]! += weight * distance
  }
  return total
}

/** `addInSpace` for two rows at once, which halves the loads and stores; their sums go to `totals`. */
function addTwoInSpace(
  row: Float64Array,
  weight: number,
  next: Float64Array,
  nextWeight: number,
  ends: Float64Array,
  weights: Float64Array,
  first: number,
  size: number,
  sums: Float64Array,
  totals: Float64Array,
): void {
  const a = row[0]!
  const b = row[1]!
  const c = row[2]!
  const nextA = next[0]!
  const nextB = next[1]!
  const nextC = next[2]!
  let total = 0
  let nextTotal = 0
  for (let j = first; j < size; j++) {
    const endA = ends[3 * j]!
    const endB = ends[3 * j + 1]!
    const endC = ends[3 * j + 2]!
    const gapA = endA - a
    const gapB = endB - b
    const gapC = endC - c
    const nextGapA = endA - nextA
    const nextGapB = endB - nextB
    const nextGapC = endC - nextC
    const distance = Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
    const nextDistance = Math.sqrt(nextGapA * nextGapA + nextGapB * nextGapB + nextGapC * nextGapC)
    total += weights[j]! * distance
    nextTotal += weights[j]! * nextDistance
    sums[j]! += weight * distance + nextWeight * nextDistance
  }
  totals[0] = total
  totals[1] = nextTotal
}

/** `addInSpace` for any number of columns. */
function addDistances(
  row: Float64Array,
  weight: number,
  ends: Float64Array,
  weights: Float64Array,
  first: number,
  size: number,
  sums: Float64Array,
): number {
  const d = row.length
  let total = 0
  for (let j = first; j < size; j++) {
    let squared = 0
    for (let c = 0, at = j * d; c < d; c++, at++) {
      const gap = ends[at]! - row[c]!
      squared += gap * gap
    }
    const distance = Math.sqrt(squared)
    total += weights[j]! * distance
    sums[j]! += weight * distance
  }
  return total
}
