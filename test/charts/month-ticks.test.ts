import { describe, expect, it } from 'vitest'
import { monthTicks } from '../../src/charts/month-ticks.ts'

const day = (date: string) => Date.parse(date) / 86_400_000

describe('monthTicks', () => {
  it('are firsts of months, with the year at the first one and in January', () => {
    expect(monthTicks(day('2010-11-05'), day('2011-02-10'), 6)).toEqual([
      { day: day('2010-12-01'), label: 'Dec 2010' },
      { day: day('2011-01-01'), label: 'Jan 2011' },
      { day: day('2011-02-01'), label: 'Feb' },
    ])
  })

  it('are further apart where there would be too many', () => {
    expect(monthTicks(day('2010-12-01'), day('2011-12-10'), 4).map(({ label }) => label)).toEqual([
      'Jan 2011',
      'Apr',
      'Jul',
      'Oct',
    ])
    expect(monthTicks(day('2001-03-01'), day('2009-12-10'), 6).map(({ label }) => label)).toEqual([
      '2002',
      '2004',
      '2006',
      '2008',
    ])
  })

  it('are none where no month begins', () => {
    expect(monthTicks(day('2011-12-02'), day('2011-12-30'), 6)).toEqual([])
  })
})
