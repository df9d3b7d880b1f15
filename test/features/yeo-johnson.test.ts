import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitYeoJohnson, yeoJohnson } from '../../src/features/yeo-johnson.ts'

describe('yeoJohnson', () => {
  it('follows the four branches of the definition', () => {
    expect(yeoJohnson(3, 2)).toBeCloseTo((4 ** 2 - 1) / 2, 12)
    expect(yeoJohnson(3, 0)).toBe(Math.log1p(3))
    expect(yeoJohnson(-3, 0)).toBeCloseTo(-(4 ** 2 - 1) / 2, 12)
    expect(yeoJohnson(-3, 2)).toBe(-Math.log1p(3))
    expect(yeoJohnson(-3, 1)).toBeCloseTo(-3, 12)
  })

  it('keeps the order of values', () => {
    const value = fc.integer({ min: -1000, max: 1000 })
    const lambda = fc.double({ min: -0.5, max: 2.5, noNaN: true })
    fc.assert(
      fc.property(value, lambda, (v, l) => {
        expect(yeoJohnson(v + 1, l)).toBeGreaterThan(yeoJohnson(v, l))
      }),
    )
  })
})

describe('fitYeoJohnson', () => {
  it('beats its neighbours in likelihood and keeps a constant as it is', () => {
    expect(fitYeoJohnson(Float64Array.of(7, 7, 7))).toBe(1)
    // exponentials of evenly spaced numbers are symmetric again under log1p
    const values = Float64Array.from({ length: 101 }, (_, i) => Math.expm1(i / 10))
    expect(fitYeoJohnson(values)).toBeLessThan(0.1)
    expect(fitYeoJohnson(values)).toBeGreaterThan(-0.1)
  })

  it('finds the lambdas of scikit-learn', () => {
    // scikit-learn, PowerTransformer(method='yeo-johnson').lambdas_
    expect(fitYeoJohnson(Float64Array.of(1, 2, 3, 5, 8, 13, 21, 34, 55, 89))).toBeCloseTo(-0.0769017893, 5)
    expect(fitYeoJohnson(Float64Array.of(-20, -3, -1, 0, 1, 2, 4, 6, 50))).toBeCloseTo(0.841659304, 5)
  })
})
