import { describe, expect, it } from 'vitest'
import { expBelowZero } from '../../src/numeric/exp-below-zero.ts'

describe('expBelowZero', () => {
  it('is e^x from -41 to 0', () => {
    expect(expBelowZero(0)).toBe(1)
    let worst = 0
    let worstNearZero = 0
    for (let i = 1; i <= 41_000; i++) {
      const x = -i / 1000.3
      const error = Math.abs(expBelowZero(x) / Math.exp(x) - 1)
      worst = Math.max(worst, error)
      if (x > -1) worstNearZero = Math.max(worstNearZero, error)
    }
    expect(worst).toBeLessThan(1e-14)
    expect(worstNearZero).toBeLessThan(1e-15)
  })

  it('is 0 where the difference to 1 is lost', () => {
    for (const x of [-41, -1e9, -Infinity, Number.NaN]) expect(expBelowZero(x)).toBe(0)
    expect(1 + Math.exp(-41)).toBe(1)
  })
})
