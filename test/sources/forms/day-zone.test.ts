import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../check-files.ts'

const log = (dates: readonly string[]): string =>
  `customer_id,date,amount\n${dates.map((date, i) => `c${i},"${date}",1`).join('\n')}\n`

describe('dayZone', () => {
  // Late on 31 January in New York, which is 1 February in UTC and in Paris.
  const late = ['2024-01-31T22:30:00-05:00', '2024-01-31T22:45:00-05:00']
  const written = ['31 January 2024 22:30:00 -05:00', '14 January 2024 22:30:00 -05:00']

  it.each([
    [['2024-01-31 22:30:00'], undefined, '2024-01-31', 'days are those that are written: the dates carry no offset'],
    [['2024-01-31'], 'Europe/Paris', '2024-01-31', 'so --timezone Europe/Paris changes nothing'],
    [late, undefined, '2024-01-31', 'days are those that are written, whatever their offset'],
    [late, 'America/New_York', '2024-01-31', 'days are those of America/New_York, as --timezone says'],
    [['1706758200', '1706758300'], undefined, '2024-02-01', 'days are those of UTC: dates are counts of seconds'],
    [['1706758200', '1706758300'], 'America/New_York', '2024-01-31', 'days are those of America/New_York'],
    [written, undefined, '2024-01-31', 'days are those that are written, whatever their offset'],
    [written, 'Europe/Paris', '2024-02-01', 'days are those of Europe/Paris'],
  ])('says which day %s falls on under %s', async (dates, timezone, lastDate, days) => {
    const result = await checkFiles([log(dates)], timezone === undefined ? {} : { timezone })
    expect(result.lastDate).toBe(lastDate)
    expect(result.days).toContain(days)
  })
})
