import { describe, expect, it } from 'vitest'
import { monthsTitle } from '../../../../src/dashboard/views/segment/months-title.ts'

const steps = ['2011-09-01', '2011-10-01', '2011-11-01', '2011-12-01'].map((start, i) => ({
  start,
  days: i === 3 ? 9 : 30,
  of: 30,
}))

describe('monthsTitle', () => {
  it.each([
    [[90, 80, 20, 0], 'Most in September 2011, then it faded'],
    [[90, 80, 50, 0], 'Most in September 2011, less since'],
    [[90, 80, 70, 0], 'Most in September 2011, and nearly as much in November 2011'],
    [[10, 20, 30, 99], 'Most in November 2011, the last whole month'],
    [[0, 0, -5, 0], 'Nothing was sold in any month'],
  ])('of %o: %s', (values, title) => {
    expect(monthsTitle(values, steps, 'month')).toBe(title)
  })
})
