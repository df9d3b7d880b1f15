import { describe, expect, it } from 'vitest'
import { rankAmong } from '../../src/profiles/rank-among.ts'

describe('rankAmong', () => {
  it('counts equals half', () => {
    const sorted = Float64Array.of(1, 1, 2, 5)
    expect([0, 1, 2, 3, 5, 9].map((x) => rankAmong(sorted, x))).toEqual([0, 0.25, 0.625, 0.75, 0.875, 1])
  })
})
