import { describe, expect, it } from 'vitest'
import { quartiles } from '../../src/profiles/quartiles.ts'

describe('quartiles', () => {
  it('averages the middle two', () => {
    expect(quartiles(Float64Array.of(1, 2, 4, 8))).toEqual({ lower: 1.75, median: 3, upper: 5 })
  })

  it('is NaN of nothing', () => {
    expect(quartiles(new Float64Array(0)).median).toBeNaN()
  })
})
