import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../src/base/calendar.ts'
import { LONGEST, nextPeriod, PERIODS, periodStart } from '../../src/base/calendar-periods.ts'

describe('periodStart', () => {
  it.each([
    ['2024-02-29', '2024-02-01', '2024-01-01', '2024-02-26'],
    ['2020-12-31', '2020-12-01', '2020-10-01', '2020-12-28'],
    ['2021-01-03', '2021-01-01', '2021-01-01', '2020-12-28'],
    ['2021-01-04', '2021-01-01', '2021-01-01', '2021-01-04'],
  ])('finds the month, quarter and Monday of %s', (date, month, quarter, week) => {
    expect(periodStart(date, 'month')).toBe(month)
    expect(periodStart(date, 'quarter')).toBe(quarter)
    expect(periodStart(date, 'week')).toBe(week)
  })
})

describe('nextPeriod', () => {
  it('goes on from year to year', () => {
    expect(nextPeriod('2020-12-15', 'month')).toBe('2021-01-01')
    expect(nextPeriod('2020-10-01', 'quarter')).toBe('2021-01-01')
    expect(nextPeriod('2020-12-28', 'week')).toBe('2021-01-04')
  })

  it('leaves no day out and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...PERIODS), (days, period) => {
        const date = addDays('1990-01-01', days)
        const [start, next] = [periodStart(date, period), nextPeriod(date, period)]
        expect(start <= date && date < next).toBe(true)
        expect(periodStart(next, period)).toBe(next)
        expect(periodStart(addDays(next, -1), period)).toBe(start)
        expect(daysBetween(start, next)).toBeLessThanOrEqual(LONGEST[period])
      }),
    )
  })
})
