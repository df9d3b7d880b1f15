import type { Matrix } from './matrix.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/**
 * The principal axes of the rows: d × d, row a the unit vector of the a-th axis, by falling variance, its entry of largest
 * size positive (of equals the first). Equal variances leave their axes free to turn.
 *
 * Source: Pearson (1901), On lines and planes of closest fit to systems of points in space, Phil. Mag. 2.
 */
export function principalAxes(x: Matrix): Float64Array {
  const { d } = x
  const { values, vectors } = symmetricEigen(squaresAboutMeans(x), d)
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b)
  return Float64Array.from(order.flatMap((a) => pointed(Array.from(values, (_, c) => vectors[c * d + a]!))))
}

/** d × d sums of products of the deviations from the means. */
function squaresAboutMeans({ data, n, d }: Matrix): Float64Array {
  const means = new Float64Array(d)
  for (let at = 0; at < n * d; at++) means[at % d]! += data[at]! / n
  const squares = new Float64Array(d * d)
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) squares[a * d + b]! += (data[i * d + a]! - means[a]!) * (data[i * d + b]! - means[b]!)
    }
  }
  return squares
}

function pointed(axis: readonly number[]): number[] {
  const largest = axis.reduce((best, value, at) => (Math.abs(value) > Math.abs(axis[best]!) ? at : best), 0)
  return axis.map((value) => (axis[largest]! < 0 ? -value : value))
}
