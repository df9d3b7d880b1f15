import { describe, expect, it } from 'vitest'
import { orderRhythm } from '../../../../src/dashboard/views/customer/order-rhythm.ts'

describe('orderRhythm', () => {
  it('says how many orders, how far apart, and since when there is none', () => {
    const dates = ['2011-02-10T14:38:00', '2011-01-01', '2011-01-11T09:00:00', '2011-01-31']
    expect(orderRhythm(dates, 302)).toBe('4 orders, usually 10 days apart; none for 302 days')
    expect(orderRhythm(['2011-01-01', '2011-01-01T10:00:00'], 0)).toBe('2 orders, often on one day; the last today')
    expect(orderRhythm(['2011-01-01'], 85)).toBe('One order, 85 days ago')
    expect(orderRhythm([], 3)).toBe('No dated orders')
  })
})
