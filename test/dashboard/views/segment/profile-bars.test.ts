import { describe, expect, it } from 'vitest'
import { profileBars } from '../../../../src/dashboard/views/segment/profile-bars.ts'

describe('profileBars', () => {
  it('puts both on one log axis with room at its ends', () => {
    const { segment, everybody } = profileBars({ p25: 9, p50: 99, p75: 999 }, { p25: 0, p50: 9, p75: 99 })
    expect(everybody.from).toBeCloseTo(0.12 / 1.24, 12)
    expect(segment.to).toBeCloseTo(1.12 / 1.24, 12)
    expect(segment.from).toBeCloseTo(everybody.median, 12)
    expect(segment.median - segment.from).toBeCloseTo(segment.to - segment.median, 12)
  })

  it('stands in the middle where nothing differs, and at zero below zero', () => {
    const one = { p25: 3, p50: 3, p75: 3 }
    expect(profileBars(one, one).segment).toEqual({ from: 0.5, median: 0.5, to: 0.5 })
    expect(profileBars({ p25: -5, p50: 0, p75: 9 }, one).segment.from).toBeCloseTo(0.12 / 1.24, 12)
  })
})
