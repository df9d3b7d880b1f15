import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticks } from '../../src/dashboard/views/explore/even-ticks.ts'

describe('ticks', () => {
  it('are round and cover the range', () => {
    expect(ticks(0, 0.53)).toEqual([0, 0.2, 0.4, 0.6])
    expect(ticks(0.59, 0.98)).toEqual([0.4, 0.6, 0.8, 1])
    expect(ticks(-0.1, 0.3)).toEqual([-0.2, 0, 0.2, 0.4])
  })

  it('widen a range without width', () => {
    expect(ticks(0, 0)).toEqual([0, 0.5, 1])
    expect(ticks(5, 5).length).toBeGreaterThan(1)
  })

  it('take ends that differ by next to nothing for equal', () => {
    expect(ticks(0, Number.MIN_VALUE)).toEqual([0, 0.5, 1])
  })

  it('end for ends that are no numbers', () => {
    expect(ticks(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual([0, 1])
    expect(ticks(0, Number.NaN)).toEqual([0, 1])
  })

  it('are two to four for any range', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        const dust = 1e-8 * Math.max(1, Math.abs(min), Math.abs(max))
        const marks = ticks(min, max)
        expect(marks.length).toBeGreaterThanOrEqual(2)
        expect(marks.length).toBeLessThanOrEqual(4)
        expect(marks[0]!).toBeLessThanOrEqual(min + dust)
        expect(marks.at(-1)!).toBeGreaterThanOrEqual(max - dust)
      }),
    )
  })
})
