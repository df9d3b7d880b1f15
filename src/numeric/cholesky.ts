/**
 * Writes the lower triangle L with L Lᵀ = a into `out`, zeros above its diagonal.
 *
 * @param a d × d, row-major, symmetric; only its lower triangle is read.
 * @param out d × d; may be `a` itself.
 * @returns how far a is from singular: the smallest share of a column's variance that the columns before it leave
 * unexplained, 0..1. 0 or less, or NaN: a is not positive definite, and `out` is of no use.
 *
 * Source: Golub & Van Loan (2013), Matrix computations, algorithm 4.2.1.
 */
export function cholesky(a: Float64Array, d: number, out: Float64Array): number {
  let least = 1
  for (let r = 0; r < d; r++) {
    const variance = a[r * d + r]!
    for (let c = 0; c <= r; c++) {
      let rest = a[r * d + c]!
      for (let b = 0; b < c; b++) rest -= out[r * d + b]! * out[c * d + b]!
      if (c < r) out[r * d + c] = rest / out[c * d + c]!
      else {
        if (!(rest > 0)) return variance > 0 ? rest / variance : Number.NaN
        least = Math.min(least, rest / variance)
        out[r * d + r] = Math.sqrt(rest)
      }
    }
    for (let c = r + 1; c < d; c++) out[r * d + c] = 0
  }
  return least
}

/** Inverts a lower triangle with positive diagonal in place; d × d, row-major, zeros above the diagonal. */
export function invertLowerTriangle(lower: Float64Array, d: number): void {
  for (let c = 0; c < d; c++) {
    lower[c * d + c] = 1 / lower[c * d + c]!
    for (let r = c + 1; r < d; r++) {
      let sum = 0
      for (let b = c; b < r; b++) sum -= lower[r * d + b]! * lower[b * d + c]!
      lower[r * d + c] = sum / lower[r * d + r]!
    }
  }
}
