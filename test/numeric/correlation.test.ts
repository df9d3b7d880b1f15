import { describe, expect, it } from 'vitest'
import { correlation } from '../../src/numeric/correlation.ts'

describe('correlation', () => {
  it('is known by hand', () => {
    // Deviations (-1, 0, 1) and (-1, 1, 0): 1 over the root of 2 times 2.
    expect(correlation(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2))).toBeCloseTo(0.5, 14)
    expect(correlation(Float64Array.of(1, 2), Float64Array.of(8, 4))).toBeCloseTo(-1, 14)
  })

  it('is not defined where one side is constant', () => {
    expect(correlation(Float64Array.of(1, 2), Float64Array.of(4, 4))).toBeNaN()
  })
})
