import { describe, expect, it } from 'vitest'
import { selectionReading, selectionWords } from '../../../../src/dashboard/views/explore/selection-words.ts'

describe('selectionWords', () => {
  it('says the extent of what was drawn beside the ranges that were typed', () => {
    const corners = [
      [60, 400],
      [200, 500],
      [150, 4000],
    ] as const
    expect(
      selectionWords(
        { ranges: { orders: { from: 2, to: null } }, polygon: { x: 'recency', y: 'revenue', corners } },
        'GBP',
      ),
    ).toBe('Last order 60 to 200 days ago, orders 2 or more, revenue £400 to £4,000')
  })
})

describe('selectionReading', () => {
  it('says how many, how much and who most of them are', () => {
    const segments = [
      { name: 'At risk', customers: 108_516 },
      { name: 'Lost', customers: 25_762 },
    ]
    expect(selectionReading(134_278, 153_100_000, segments, 'GBP')).toBe(
      '134,278 customers bring £153m; most are At risk.',
    )
    expect(selectionReading(0, 0, [], 'GBP')).toContain('Nobody')
  })
})
