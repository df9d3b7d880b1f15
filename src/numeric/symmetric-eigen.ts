/** Eigenvalues from the lowest, and the unit vector of each: `vectors[i * d + j]` is component i of vector j. */
export interface SymmetricEigen {
  readonly values: Float64Array
  readonly vectors: Float64Array
}

const SWEEPS = 60

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix (d × d, row-major), by Jacobi rotations. Small eigenvalues
 * keep their relative precision where the matrix is graded, which a decomposition by tridiagonal form loses. O(d³).
 *
 * Source: Jacobi (1846); Rutishauser (1966), The Jacobi method for real symmetric matrices.
 */
export function symmetricEigen(matrix: Float64Array, d: number): SymmetricEigen {
  const a = matrix.slice()
  const v = new Float64Array(d * d)
  for (let i = 0; i < d; i++) v[i * d + i] = 1
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a, d) > 0; sweep++) {
    for (let p = 0; p < d - 1; p++) for (let q = p + 1; q < d; q++) rotate(a, v, d, p, q)
  }
  const order = Array.from({ length: d }, (_, j) => j).sort((i, j) => a[i * d + i]! - a[j * d + j]!)
  const vectors = new Float64Array(d * d)
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) vectors[i * d + j] = v[i * d + order[j]!]!
  return { values: Float64Array.from(order, (j) => a[j * d + j]!), vectors }
}

function offDiagonal(a: Float64Array, d: number): number {
  let sum = 0
  for (let i = 0; i < d; i++) for (let j = i + 1; j < d; j++) sum += a[i * d + j]! ** 2
  return sum
}

/** Turns axes p and q so that a[p, q] vanishes. */
function rotate(a: Float64Array, v: Float64Array, d: number, p: number, q: number): void {
  const apq = a[p * d + q]!
  if (apq === 0) return
  const theta = (a[q * d + q]! - a[p * d + p]!) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let k = 0; k < d; k++) {
    const [akp, akq] = [a[k * d + p]!, a[k * d + q]!]
    a[k * d + p] = c * akp - s * akq
    a[k * d + q] = s * akp + c * akq
  }
  for (let k = 0; k < d; k++) {
    const [apk, aqk] = [a[p * d + k]!, a[q * d + k]!]
    a[p * d + k] = c * apk - s * aqk
    a[q * d + k] = s * apk + c * aqk
    const [vkp, vkq] = [v[k * d + p]!, v[k * d + q]!]
    v[k * d + p] = c * vkp - s * vkq
    v[k * d + q] = s * vkp + c * vkq
  }
  a[p * d + q] = 0
  a[q * d + p] = 0
}
