import { describe, expect, it } from 'vitest'
import { calibrate, calibrationError, outcomeBySegment } from '../../src/evidence/expected-by-segment.ts'
import { outcomeOf } from '../../src/evidence/outcome.ts'

const NAMES = ['A', 'B', 'C']
const outcome = (spend: number[]) => outcomeOf(Float64Array.from(spend), Float64Array.from(spend))

describe('calibrate', () => {
  const before = outcomeBySegment(Int32Array.of(0, 0), NAMES, Float64Array.of(1, 1), outcome([10, 0]))
  const now = outcomeBySegment(Int32Array.of(0, 0, 2), NAMES, Float64Array.of(4, 2, 9), outcome([8, 8, 4]))

  it('sets what came beside what the segment had done before', () => {
    expect(calibrate(now, before)).toEqual([
      {
        segment: 'A',
        customers: 2,
        pastEach: 3,
        boughtAgain: 1,
        nextEach: 8,
        expectedBoughtAgain: 0.5,
        expectedNextEach: 5,
      },
      {
        segment: 'C',
        customers: 1,
        pastEach: 9,
        boughtAgain: 1,
        nextEach: 4,
        expectedBoughtAgain: null,
        expectedNextEach: null,
      },
    ])
  })

  it('measures the distance over the segments that were expected', () => {
    const rows = calibrate(now, before)
    expect(calibrationError(rows, 'boughtAgain')).toBe(0.5)
    expect(calibrationError(rows, 'nextEach')).toBe(6 / 16)
    expect(calibrationError(calibrate(now, []), 'nextEach')).toBeNull()
  })
})
