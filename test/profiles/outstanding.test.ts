import { describe, expect, it } from 'vitest'
import { outstanding } from '../../src/profiles/outstanding.ts'

/** Powers of e with exponents 1..99: the median is 50, the median deviation 25. */
const even = Array.from({ length: 99 }, (_, i) => Math.exp((i + 1) / 10))

describe('outstanding', () => {
  it('counts values whose logarithm is 3.5 robust deviations above the median', () => {
    // 5 + 3.5 * 2.5 / 0.6745 = 17.972
    expect(outstanding(Float64Array.from([...even, Math.exp(17.5)]))).toBeUndefined()
    const found = outstanding(Float64Array.from([...even, Math.exp(18.5), 0, -3]))!
    expect(found.count).toBe(1)
    expect(found.from).toBeCloseTo(Math.exp(18.5), 3)
    const sum = even.reduce((a, b) => a + b, 0)
    expect(found.share).toBeCloseTo(Math.exp(18.5) / (Math.exp(18.5) + sum), 12)
  })

  it('does not depend on the order or the unit of the values', () => {
    const values = Float64Array.from([...even, Math.exp(19), Math.exp(18.2)])
    expect(outstanding(values.toReversed())).toEqual(outstanding(values))
    const pence = outstanding(values.map((value) => 100 * value))!
    expect(pence.count).toBe(2)
    expect(pence.share).toBeCloseTo(outstanding(values)!.share, 12)
  })

  it('finds nothing among few values, or where most are equal', () => {
    expect(outstanding(Float64Array.from([1, 2, 3, 1e9]))).toBeUndefined()
    expect(outstanding(new Float64Array(100).fill(5).with(0, 1e9))).toBeUndefined()
    expect(outstanding(new Float64Array(0))).toBeUndefined()
  })
})
