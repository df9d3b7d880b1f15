import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/base/calendar.ts'
import { calendarSteps, type StepUnit, stepUnit } from '../../src/base/calendar-steps.ts'

describe('stepUnit', () => {
  it('is the finest unit with few enough steps', () => {
    expect(stepUnit('2010-12-01', '2011-12-09', 13)).toBe('month')
    expect(stepUnit('2010-12-01', '2011-12-09', 12)).toBe('quarter')
    expect(stepUnit('1999-06-30', '2020-01-01', 36)).toBe('year')
    expect(stepUnit('2011-12-09', '2011-12-09', 1)).toBe('month')
  })
})

describe('calendarSteps', () => {
  it('counts the days of each step that are looked at', () => {
    expect(calendarSteps('2010-11-29', '2011-01-03', '2011-01-09', 'month')).toEqual([
      { start: '2010-11-01', days: 2, of: 30 },
      { start: '2010-12-01', days: 31, of: 31 },
      { start: '2011-01-01', days: 9, of: 31 },
    ])
    expect(calendarSteps('2012-02-10', '2012-02-11', '2012-12-31', 'quarter')).toEqual([
      { start: '2012-01-01', days: 51, of: 91 },
    ])
    expect(calendarSteps('2012-02-10', '2013-02-11', '2013-02-11', 'year').map(({ of }) => of)).toEqual([366, 365])
  })

  it('cuts the time into steps without gap or overlap', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1970-01-01', days))
    const unit = fc.constantFrom<StepUnit>('month', 'quarter', 'year')
    fc.assert(
      fc.property(day, fc.nat(1_500), unit, (first, length, unit) => {
        const last = addDays(first, length)
        const steps = calendarSteps(first, last, last, unit)
        expect(steps.reduce((sum, { days }) => sum + days, 0)).toBe(length + 1)
        for (const [i, { start, of }] of steps.slice(0, -1).entries()) {
          expect(addDays(start, of)).toBe(steps[i + 1]!.start)
        }
      }),
    )
  })
})
