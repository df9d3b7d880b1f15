import { describe, expect, it } from 'vitest'
import type { SegmentView } from '../../../../src/api/customers.ts'
import { profileTitle } from '../../../../src/dashboard/views/segment/profile-title.ts'

function profile(value: number, recency: number, measure: 'revenue' | 'orders' = 'revenue'): SegmentView['profile'] {
  const everybody = { p25: 5, p50: 10, p75: 20 }
  const around = (p50: number) => ({ p25: p50 - 1, p50, p75: p50 + 1 })
  return [
    { measure: 'recency', segment: around(recency), everybody },
    { measure, segment: around(value), everybody },
  ]
}

describe('profileTitle', () => {
  it.each([
    [profile(20, 30), 'They spent more than most, but have been away longer'],
    [profile(20, 3), 'They spent more than most, and were here more recently'],
    [profile(5, 3), 'They were here more recently than most, with less spent so far'],
    [profile(5, 30), 'They spent less than most, and have been away longer'],
    [profile(10, 10), 'They are like most customers'],
    [profile(20, 30, 'orders'), 'They ordered more than most, but have been away longer'],
  ])('says what sets them apart', (of, title) => {
    expect(profileTitle(of)).toBe(title)
  })
})
