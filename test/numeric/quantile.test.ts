import { describe, expect, it } from 'vitest'
import { quantile } from '../../src/numeric/quantile.ts'

describe('quantile', () => {
  it('interpolates at position (n - 1) p', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([1, 1.75, 3, 6.800000000000001, 8])
    expect(quantile([5], 0.3)).toBe(5)
    expect(quantile([], 0.5)).toBeNaN()
  })
})
