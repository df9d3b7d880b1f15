import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, invertLowerTriangle } from '../../src/numeric/cholesky.ts'

describe('cholesky', () => {
  it('factors a matrix by hand', () => {
    // L = [2 0; 1 3]: L Lᵀ = [4 2; 2 10], and 9 of 10 is what the first column leaves unexplained
    const out = new Float64Array(4)
    expect(cholesky(Float64Array.of(4, 2, 2, 10), 2, out)).toBe(0.9)
    expect(out).toEqual(Float64Array.of(2, 0, 1, 3))
  })

  it('gives back any lower triangle with a positive diagonal, in place too', () => {
    const value = fc.integer({ min: -9, max: 9 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(value, { minLength: 64, maxLength: 64 }), (d, values) => {
        const at = (r: number, c: number) => (c > r ? 0 : c === r ? 10 + values[8 * r + c]! : values[8 * r + c]!)
        const lower = Float64Array.from({ length: d * d }, (_, i) => at(Math.floor(i / d), i % d))
        const product = Float64Array.from({ length: d * d }, (_, i) => {
          let sum = 0
          for (let b = 0; b < d; b++) sum += lower[Math.floor(i / d) * d + b]! * lower[(i % d) * d + b]!
          return sum
        })
        expect(cholesky(product, d, product)).toBeGreaterThan(0)
        for (let i = 0; i < d * d; i++) expect(product[i]).toBeCloseTo(lower[i]!, 5)
      }),
    )
  })

  it('says when a matrix is not positive definite', () => {
    const out = new Float64Array(4)
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2, out)).toBeLessThanOrEqual(0)
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2, out)).toBeLessThan(0)
    expect(cholesky(Float64Array.of(0, 0, 0, 1), 2, out)).toBeNaN()
  })
})

describe('invertLowerTriangle', () => {
  it('inverts by hand', () => {
    // [2 0; 1 4]⁻¹ = [1/2 0; -1/8 1/4]
    const lower = Float64Array.of(2, 0, 1, 4)
    invertLowerTriangle(lower, 2)
    expect(lower).toEqual(Float64Array.of(0.5, 0, -0.125, 0.25))
  })

  it('inverts three columns by hand', () => {
    // [1 0 0; 2 1 0; 3 4 1]⁻¹ = [1 0 0; -2 1 0; 5 -4 1]
    const lower = Float64Array.of(1, 0, 0, 2, 1, 0, 3, 4, 1)
    invertLowerTriangle(lower, 3)
    expect([...lower].map((value) => value + 0)).toEqual([1, 0, 0, -2, 1, 0, 5, -4, 1])
  })
})
