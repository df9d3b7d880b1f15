import type { Matrix } from '../numeric/matrix.ts'

/** The same points with columns of zeros up to three, which change no distance; x itself where it has three or more. */
export function padColumns(x: Matrix): Matrix {
  if (x.d >= 3) return x
  const data = new Float64Array(3 * x.n)
  for (let i = 0; i < x.n; i++) for (let c = 0; c < x.d; c++) data[3 * i + c] = x.data[x.d * i + c]!
  return { data, n: x.n, d: 3 }
}
