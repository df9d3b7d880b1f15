import { describe, expect, it } from 'vitest'
import { flippingSegments } from '../../src/pipeline/flipping-segments.ts'

/** A step a day, from names that are there. */
function stepsOf(...there: string[]): Parameters<typeof flippingSegments>[0] {
  return there.map((names, i) => ({
    date: `2025-01-0${i + 1}`,
    customers: names.length,
    segments: [...'ABCDE'].map((segment) => ({ segment, customers: names.includes(segment) ? 1 : 0 })),
  }))
}

describe('flippingSegments', () => {
  it('proposes the number of most steps where a segment goes and comes back', () => {
    const [finding] = flippingSegments(stepsOf('ABCD', 'ABC', '', 'ABCD', 'ABCDE', 'ABCD'))
    expect(finding).toMatchObject({ code: 'segments-come-and-go', count: 2, example: 'D' })
    expect(finding?.message).toMatch(/^2 segments come and go .* between 3 and 5, .* D \(2025-01-02, 2025-01-04\)/)
    expect(finding?.message).toContain('--k 4, the number at 3 of 5 steps')
  })

  it('is silent where segments come or go once, or change places in one number', () => {
    expect(flippingSegments(stepsOf('AB', 'ABC', 'ABC', 'BC'))).toEqual([])
    expect(flippingSegments(stepsOf('AB', 'AC', 'AB'))).toEqual([])
    expect(flippingSegments([])).toEqual([])
  })
})
