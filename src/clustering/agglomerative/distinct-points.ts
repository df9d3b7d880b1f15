import type { Matrix } from '../../numeric/matrix.ts'
import { rowOrder } from '../../numeric/row-order.ts'
import { sharedFloats } from '../../numeric/shared.ts'

/** The distinct rows of a matrix as weighted points, in an order that does not depend on the order of the rows. */
export interface DistinctPoints {
  /** How many they are. */
  readonly n: number
  readonly d: number
  /** n × d, by rising first column, then second, and so on; shared memory. */
  readonly data: Float64Array
  /** Weight of all rows at each point; shared memory. */
  readonly weights: Float64Array
  /** All rows of the matrix, those of point p from starts[p] up to but not including starts[p + 1]. */
  readonly rows: Uint32Array
  readonly starts: Uint32Array
}

/** Equal rows become one point. Their weights are added from the lightest on, so that row order changes no bit. */
export function distinctPoints(x: Matrix, weights: Float64Array | undefined): DistinctPoints {
  const { data, n, d } = x
  const rows = rowOrder(x, weights && rowOrder({ data: weights, n, d: 1 }))
  const starts = new Uint32Array(n + 1)
  let count = 0
  for (let at = 0; at < n; at++) if (at === 0 || differ(data, d, rows[at - 1]!, rows[at]!)) starts[count++] = at
  starts[count] = n
  const points = sharedFloats(count * d)
  const sums = sharedFloats(count)
  for (let p = 0; p < count; p++) {
    const row = rows[starts[p]!]!
    for (let c = 0; c < d; c++) points[p * d + c] = data[row * d + c]! + 0
    for (let at = starts[p]!; at < starts[p + 1]!; at++) sums[p]! += weights === undefined ? 1 : weights[rows[at]!]!
  }
  return { n: count, d, data: points, weights: sums, rows, starts: starts.slice(0, count + 1) }
}

function differ(data: Float64Array, d: number, row: number, other: number): boolean {
  for (let c = 0; c < d; c++) if (data[row * d + c] !== data[other * d + c]) return true
  return false
}
