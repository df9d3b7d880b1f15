import type { Matrix } from '../numeric/matrix.ts'
import { randomInt, seededRandom } from '../numeric/random.ts'

/** Streams of the restarts count up from 0; this one is out of their way. */
const SAMPLING_STREAM = 0x5a3b1e00

/** `size` row numbers out of n without repetition, ascending; all rows when there are no more. Same seed, same rows. */
export function sampleRows(n: number, size: number, seed: number): Uint32Array {
  const rows = new Uint32Array(n)
  for (let i = 0; i < n; i++) rows[i] = i
  if (size >= n) return rows
  const random = seededRandom(seed, SAMPLING_STREAM)
  for (let i = 0; i < size; i++) {
    const other = i + randomInt(random, n - i)
    const row = rows[i]!
    rows[i] = rows[other]!
    rows[other] = row
  }
  return rows.slice(0, size).sort()
}

/** The given rows as a matrix of their own. */
export function takeRows(x: Matrix, rows: Uint32Array): Matrix {
  const { d } = x
  const data = new Float64Array(rows.length * d)
  for (let i = 0; i < rows.length; i++) {
    for (let c = 0; c < d; c++) data[i * d + c] = x.data[rows[i]! * d + c]!
  }
  return { data, n: rows.length, d }
}
