import { describe, expect, it } from 'vitest'
import { measureDrift, stabilityIndex } from '../../src/evidence/population-stability.ts'

describe('stabilityIndex', () => {
  it('is 0 for the same shares and adds up by hand', () => {
    expect(stabilityIndex([0.4, 0.6], [0.4, 0.6])).toBe(0)
    expect(stabilityIndex([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(1.5), 12)
    expect(stabilityIndex([1, 0], [0, 1])).toBeLessThan(Infinity)
  })
})

describe('measureDrift', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => i)

  it('is 0 for the same values, grows with a shift, and knows nothing of nobody', () => {
    expect(measureDrift(values, values)).toBe(0)
    const little = measureDrift(
      values,
      values.map((value) => value + 20),
    )!
    const much = measureDrift(
      values,
      values.map((value) => value + 400),
    )!
    expect(little).toBeLessThan(0.1)
    expect(much).toBeGreaterThan(0.25)
    expect(measureDrift(values, new Float64Array())).toBeNull()
  })

  it('makes one bin of equal deciles', () => {
    expect(measureDrift(new Float64Array(50), new Float64Array(20))).toBe(0)
  })
})
