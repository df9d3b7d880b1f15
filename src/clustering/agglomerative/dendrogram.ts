import { rowOrder } from '../../numeric/row-order.ts'
import type { DistinctPoints } from './distinct-points.ts'

/** Who joins whom on the way from n rows to one cluster, in the form of scipy's linkage matrix. */
export interface Dendrogram {
  /** Two ids a merge, the smaller first: a row below n, or n + i for what merge i made. 2(n - 1) of them. */
  readonly merges: Int32Array
  /** Distance at which each merge happens, rising, 0 between equal rows; n - 1 of them, in the units of x. */
  readonly heights: Float64Array
  /** Rows in what each merge made. */
  readonly sizes: Int32Array
}

/** Merges of points in the order in which they were found: cluster `to` takes in cluster `from` and keeps its number. */
export interface Joins {
  readonly to: Int32Array
  readonly from: Int32Array
  readonly heights: Float64Array
  count: number
}

/** Room for the merges of n points. */
export function createJoins(n: number): Joins {
  const room = Math.max(n - 1, 0)
  return { to: new Int32Array(room), from: new Int32Array(room), heights: new Float64Array(room), count: 0 }
}

/** Writes down the next merge. */
export function record(joins: Joins, to: number, from: number, height: number): void {
  joins.to[joins.count] = to
  joins.from[joins.count] = from
  joins.heights[joins.count++] = height
}

/**
 * The merges of points as those of all rows by rising height: equal rows first, merges of equal height as they were
 * found. No merge may be found before those that made its two clusters, nor be lower.
 */
export function toDendrogram(points: DistinctPoints, joins: Joins): Dendrogram {
  const { rows, starts } = points
  const n = rows.length
  const merges = new Int32Array(2 * Math.max(n - 1, 0))
  const heights = new Float64Array(Math.max(n - 1, 0))
  const sizes = new Int32Array(Math.max(n - 1, 0))
  const ids = new Int32Array(points.n)
  let count = 0
  const merge = (a: number, b: number, height: number): number => {
    merges[2 * count] = Math.min(a, b)
    merges[2 * count + 1] = Math.max(a, b)
    heights[count] = height
    sizes[count] = (a < n ? 1 : sizes[a - n]!) + (b < n ? 1 : sizes[b - n]!)
    return n + count++
  }
  for (let p = 0; p < points.n; p++) {
    ids[p] = rows[starts[p]!]!
    for (let at = starts[p]! + 1; at < starts[p + 1]!; at++) ids[p] = merge(ids[p]!, rows[at]!, 0)
  }
  for (const at of rowOrder({ data: joins.heights, n: joins.count, d: 1 })) {
    const to = joins.to[at]!
    ids[to] = merge(ids[to]!, ids[joins.from[at]!]!, joins.heights[at]!)
  }
  return { merges, heights, sizes }
}
