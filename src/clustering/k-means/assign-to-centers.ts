import { ShapeError } from '../../base/errors.ts'
import type { Matrix } from '../../numeric/matrix.ts'

/**
 * The nearest of k centres for each row of x, by squared Euclidean distance, ties to the lowest centre.
 *
 * @param centers k × d, row-major, in the units of x.
 * @returns one label in 0..k-1 per row.
 * @throws ShapeError when the centres are not k × d with k of 1 or more, or x has another number of columns.
 */
export function assignToCenters(centers: Float64Array, k: number, d: number, x: Matrix): Int32Array {
  if (!(k >= 1) || centers.length !== k * d) {
    throw new ShapeError(`${centers.length} centre coordinates for k=${k}, d=${d}; give k x d of them, row by row`)
  }
  if (x.d !== d)
    throw new ShapeError(`the rows have ${x.d} columns and the centres ${d}; give rows like the fitted ones`)
  const labels = new Int32Array(x.n)
  if (d === 3) assignInSpace(centers, k, x.data, labels)
  else assignAnywhere(centers, k, d, x.data, labels)
  return labels
}

function assignAnywhere(centers: Float64Array, k: number, d: number, data: Float64Array, labels: Int32Array): void {
  for (let i = 0; i < labels.length; i++) {
    let best = 0
    let least = Infinity
    for (let j = 0; j < k; j++) {
      let distance = 0
      for (let c = 0; c < d; c++) {
        const gap = data[i * d + c]! - centers[j * d + c]!
        distance += gap * gap
      }
      if (distance < least) {
        least = distance
        best = j
      }
    }
    labels[i] = best
  }
}

/** The same sums in the same order for the usual three features, without the inner loop: measured twice as fast. */
function assignInSpace(centers: Float64Array, k: number, data: Float64Array, labels: Int32Array): void {
  for (let i = 0; i < labels.length; i++) {
    const a = data[3 * i]!
    const b = data[3 * i + 1]!
    const c = data[3 * i + 2]!
    let best = 0
    let least = Infinity
    for (let j = 0; j < k; j++) {
      const gapA = a - centers[3 * j]!
      const gapB = b - centers[3 * j + 1]!
      const gapC = c - centers[3 * j + 2]!
      const distance = gapA * gapA + gapB * gapB + gapC * gapC
      if (distance < least) {
        least = distance
        best = j
      }
    }
    labels[i] = best
  }
}
