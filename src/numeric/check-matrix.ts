import { ShapeError } from '../base/errors.ts'
import type { Matrix } from './matrix.ts'

/** @throws ShapeError when the data is not n × d long or holds a NaN or an infinity. */
export function checkMatrix(x: Matrix): void {
  const { data, n, d } = x
  if (!Number.isInteger(n) || n < 0) throw new ShapeError(`n=${n} is no row count; give a whole number from 0`)
  if (!Number.isInteger(d) || d < 1) throw new ShapeError(`d=${d} is no column count; give at least one column`)
  if (data.length !== n * d) {
    throw new ShapeError(`the matrix holds ${data.length} values for ${n} x ${d}; give ${n * d}, row by row`)
  }
  let bad = 0
  while (bad < data.length && Number.isFinite(data[bad])) bad++
  if (bad < data.length) {
    const [row, column] = [Math.floor(bad / d), bad % d]
    throw new ShapeError(`row ${row}, column ${column} is ${data[bad]}; fill or drop such rows first`)
  }
}
