import { FOURTH, MEAN, RADIUS, SECOND, WEIGHT } from './cell-moments.ts'

/**
 * The weighted sum of the distances from a point to the points of a cell, by its moments up to the third order. With r the
 * distance to the mean of the cell, u the direction from there and v as in `CellMoments`:
 *
 *   sum |x - y| ≈ W r + (sum |v|² - sum (u·v)²) / 2r + (u · sum |v|² v - sum (u·v)³) / 2r²
 *
 * @param at where the cell stands in `values`.
 * @param way a scratch of d numbers.
 *
 * Source: the generating function of the Gegenbauer polynomials C_n^(-1/2), Abramowitz & Stegun (1964), 22.9.3.
 */
export function farSum(
  points: Float64Array,
  p: number,
  d: number,
  values: Float64Array,
  at: number,
  way: Float64Array,
): number {
  const mean = at + MEAN
  let squared = 0
  for (let c = 0; c < d; c++) {
    way[c] = points[p * d + c]! - values[mean + c]!
    squared += way[c]! * way[c]!
  }
  const r = Math.sqrt(squared)
  let along = 0
  let second = 0
  let third = 0
  let at2 = mean + 2 * d
  let at3 = at2 + (d * (d + 1)) / 2
  for (let i = 0; i < d; i++) {
    along += way[i]! * values[mean + d + i]!
    for (let j = i; j < d; j++) {
      const product = way[i]! * way[j]!
      second += product * values[at2++]!
      for (let l = j; l < d; l++) third += product * way[l]! * values[at3++]!
    }
  }
  return (
    values[at + WEIGHT]! * r +
    (values[at + SECOND]! - second / squared) / (2 * r) +
    (along - third / squared) / (2 * squared * r)
  )
}

/** `farSum` in three columns, written out: half the time. */
export function farSumInSpace(points: Float64Array, p: number, values: Float64Array, at: number): number {
  const a = points[3 * p]! - values[at + 4]!
  const b = points[3 * p + 1]! - values[at + 5]!
  const c = points[3 * p + 2]! - values[at + 6]!
  const [aa, bb, cc] = [a * a, b * b, c * c]
  const squared = aa + bb + cc
  const along = a * values[at + 7]! + b * values[at + 8]! + c * values[at + 9]!
  const second =
    a * (a * values[at + 10]! + b * values[at + 11]! + c * values[at + 12]!) +
    b * (b * values[at + 13]! + c * values[at + 14]!) +
    cc * values[at + 15]!
  const third =
    aa * (a * values[at + 16]! + b * values[at + 17]! + c * values[at + 18]!) +
    a * (bb * values[at + 19]! + b * c * values[at + 20]! + cc * values[at + 21]!) +
    b * (bb * values[at + 22]! + b * c * values[at + 23]! + cc * values[at + 24]!) +
    c * cc * values[at + 25]!
  const inverse = 1 / squared
  const half = 0.5 * (values[at + SECOND]! - second * inverse + (along - third * inverse) * inverse)
  return (values[at + WEIGHT]! + half * inverse) * Math.sqrt(squared)
}

/**
 * The most by which `farSum` can be wrong for points no nearer to the mean of the cell than r; Infinity within its radius.
 *
 * Each further term of order n is at most 2 / (2n - 1) |v|^n / r^(n-1), because |C_n^(-1/2)| = |P_(n-2) - P_n| / (2n - 1)
 * and Legendre polynomials stay within -1..1; |v| is at most the radius, which leaves a geometric series.
 */
export function farError(values: Float64Array, at: number, r: number): number {
  if (!(r > values[at + RADIUS]!)) return Infinity
  return ((2 / 7) * values[at + FOURTH]!) / (r * r * (r - values[at + RADIUS]!))
}
