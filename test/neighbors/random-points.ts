import fc from 'fast-check'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { matrixOf } from '../clustering/points.ts'

/**
 * Points in 1 to 8 columns of every kind that has made trouble: spread out, on a grid (equal distances), few distinct
 * ones (repeated rows), and with columns that are the same for all.
 */
export function randomPoints({ min = 1, max = 60 }: { min?: number; max?: number } = {}): fc.Arbitrary<Matrix> {
  // Whole billionths, because squares of still smaller gaps are 0.
  const fine = fc.double({ min: -5, max: 5, noNaN: true }).map((value) => Math.round(value * 1e9) / 1e9)
  const grid = fc.integer({ min: -3, max: 3 })
  const few = fc.integer({ min: 0, max: 1 })
  return fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(fine, grid, few))
    .chain(([d, value]) =>
      fc.tuple(
        fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: min, maxLength: max }),
        fc.array(fc.boolean(), { minLength: d, maxLength: d }),
      ),
    )
    .map(([rows, isEqual]) => matrixOf(rows.map((row) => row.map((value, c) => (isEqual[c] && c > 0 ? 7 : value)))))
}

/** Squared distance of two rows, column by column. */
export function squaredOfRows(x: Matrix, i: number, j: number): number {
  let sum = 0
  for (let c = 0; c < x.d; c++) sum += (x.data[i * x.d + c]! - x.data[j * x.d + c]!) ** 2
  return sum
}

/** One row as a list. */
export function rowOf(x: Matrix, i: number): number[] {
  return [...x.data.slice(i * x.d, (i + 1) * x.d)]
}
