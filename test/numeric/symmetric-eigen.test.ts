import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { symmetricEigen } from '../../src/numeric/symmetric-eigen.ts'

describe('symmetricEigen', () => {
  it('is known for a matrix of two rows', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
    expect(values[0]).toBeCloseTo(1, 14)
    expect(values[1]).toBeCloseTo(3, 14)
    expect(vectors[1]! / vectors[3]!).toBeCloseTo(1, 14)
  })

  it('gives values and unit vectors that make the matrix again', () => {
    const entry = fc.double({ min: -100, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 16, maxLength: 16 }), (entries) => {
        const matrix = Float64Array.from(entries, (value, i) => value + entries[(i % 4) * 4 + Math.floor(i / 4)]!)
        const { values, vectors } = symmetricEigen(matrix, 4)
        for (let i = 0; i < 4; i++) {
          for (let k = 0; k < 4; k++) {
            let again = 0
            for (let j = 0; j < 4; j++) again += vectors[i * 4 + j]! * values[j]! * vectors[k * 4 + j]!
            expect(Math.abs(again - matrix[i * 4 + k]!)).toBeLessThan(1e-10)
          }
        }
        expect(values).toEqual(values.slice().sort())
      }),
    )
  })
})
