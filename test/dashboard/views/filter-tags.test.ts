import { describe, expect, it } from 'vitest'
import { filterTags, rangeWords } from '../../../src/dashboard/views/filter-tags.ts'
import { matchingWords } from '../../../src/dashboard/views/matching-words.ts'
import { formatBand, formatMeasure, measureWords } from '../../../src/dashboard/views/measure-words.ts'

describe('filterTags', () => {
  it('says each part, and holds the filter without it', () => {
    const tags = filterTags(
      { segment: ['lost', 'at-risk'], q: '17', ranges: { revenue: { from: 1000, to: null } } },
      (slug) => ({ lost: 'Lost', 'at-risk': 'At risk' })[slug] ?? slug,
      'GBP',
    )
    expect(tags.map(({ part, text }) => `${part}: ${text}`)).toEqual([
      'Segment: Lost and At risk',
      'Id holds: 17',
      'Revenue: £1,000 or more',
    ])
    expect(tags[2]!.without).toEqual({ segment: ['lost', 'at-risk'], q: '17' })
  })
})

describe('rangeWords', () => {
  it.each([
    ['recency', { from: 30, to: 90 }, '30 to 90 days ago'],
    ['recency', { from: null, to: 1 }, 'at most 1 day ago'],
    ['tenure', { from: 365, to: null }, '365 days ago or more'],
    ['orders', { from: 2, to: 2 }, '2'],
    ['revenue', { from: 12345.5, to: 20000 }, '£12,345.50 to £20,000'],
    ['averageOrderValue', { from: null, to: 10 }, 'at most £10'],
  ] as const)('says %s %o as %s', (measure, range, words) => {
    expect(rangeWords(measureWords[measure], range, 'GBP')).toBe(words)
  })
})

describe('matchingWords', () => {
  it('counts who matches and what they bring', () => {
    expect(matchingWords(1326, 6_830_000, 'GBP')).toBe('1,326 match and bring £6.83m')
    expect(matchingWords(1, 12.5, 'GBP')).toBe('1 matches and brings £13')
    expect(matchingWords(3, null, null)).toBe('3 match')
    expect(matchingWords(0, 0, 'GBP')).toBe('No customer matches')
  })
})

describe('formatMeasure', () => {
  it('gives every measure its unit', () => {
    expect(formatMeasure('recency', 85, null)).toBe('85 days')
    expect(formatMeasure('orders', 2.5, null)).toBe('2.5')
    expect(formatMeasure('revenue', 995, 'GBP')).toBe('£995')
    expect(formatMeasure('averageOrderValue', null, 'GBP')).toBe('–')
  })
})

describe('formatBand', () => {
  it('says the unit once', () => {
    expect(formatBand('recency', 1.4, 64.2, null)).toBe('1.4 to 64 days')
    expect(formatBand('revenue', 184.3, 1153.4, 'GBP')).toBe('£184 to £1,153')
  })
})
