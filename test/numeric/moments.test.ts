import { describe, expect, it } from 'vitest'
import { moments } from '../../src/numeric/moments.ts'

describe('moments', () => {
  it('divides by n', () => {
    expect(moments(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({ mean: 5, deviation: 2 })
    expect(moments(Float64Array.of(1e9 + 1, 1e9 + 3))).toEqual({ mean: 1e9 + 2, deviation: 1 })
  })
})
