import { describe, expect, it } from 'vitest'
import { explainedShare } from '../../src/profiles/explained-share.ts'

describe('explainedShare', () => {
  it('is the variance between groups over the whole', () => {
    // Mean 3; group means 1.5 and 4.5: between = 2 * 1.5^2 * 2 = 9, total = 4 + 1 + 1 + 4 = 10.
    expect(explainedShare(Int32Array.of(0, 0, 1, 1), Float64Array.of(1, 2, 4, 5))).toBeCloseTo(0.9, 12)
  })

  it('counts noise as a group and does not mind unused labels', () => {
    expect(explainedShare(Int32Array.of(-1, -1, 7, 7), Float64Array.of(1, 2, 4, 5))).toBeCloseTo(0.9, 12)
  })

  it('is 0 for one group and 1 for groups of equals', () => {
    expect(explainedShare(Int32Array.of(0, 0, 0), Float64Array.of(1, 2, 3))).toBe(0)
    expect(explainedShare(Int32Array.of(0, 0, 1), Float64Array.of(2, 2, 3))).toBeCloseTo(1, 12)
  })

  it('does not exist without variation', () => {
    expect(explainedShare(Int32Array.of(0, 1, 1), Float64Array.of(0.1, 0.1, 0.1))).toBeNull()
    expect(explainedShare(new Int32Array(0), new Float64Array(0))).toBeNull()
  })
})
