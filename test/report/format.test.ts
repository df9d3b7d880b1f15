import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDays,
  formatDecimal,
  formatEdge,
  formatFineShare,
  formatMoney,
  formatShare,
  toCurrencyCode,
} from '../../src/report/format.ts'

describe('formatBytes', () => {
  it('has three figures and a unit', () => {
    expect([0, 999, 48_017, 48_012_345, 2_500_000_000].map(formatBytes)).toEqual([
      '0\u00a0B',
      '999\u00a0B',
      '48.0\u00a0kB',
      '48.0\u00a0MB',
      '2.50\u00a0GB',
    ])
  })
})

describe('formatMoney', () => {
  it('shortens from ten thousand on', () => {
    const money = (amount: number | null) => formatMoney(amount, 'GBP')
    expect([4_806_900, 333_400, 12_345, 9_999.6, 5_870.4, 995, 4.2, 0].map(money)).toEqual([
      '£4.81m',
      '£333k',
      '£12.3k',
      '£10.0k',
      '£5,870',
      '£995',
      '£4.20',
      '£0',
    ])
    expect([999_700, 12_400_000, 2_500_000_000].map(money)).toEqual(['£1.00m', '£12.4m', '£2.50bn'])
    expect([-611_342, -0.001, null].map(money)).toEqual(['−£611k', '£0', '–'])
  })

  it('shows no symbol for an unknown currency, and the code of one without a symbol', () => {
    expect(formatMoney(995, null)).toBe('995')
    expect(formatMoney(995, 'CHF')).toBe('CHF\u00a0995')
  })
})

describe('toCurrencyCode', () => {
  it('takes nothing but three capitals', () => {
    expect(['GBP', 'gbp', '<b>', '', null].map(toCurrencyCode)).toEqual(['GBP', null, null, null, null])
  })
})

describe('formatShare', () => {
  it('is whole, and never rounds something to nothing or to all', () => {
    expect([0.5394, 0, 0.001, 0.999, 1, null].map(formatShare)).toEqual(['54%', '0%', '<1%', '>99%', '100%', '–'])
  })
})

describe('formatFineShare', () => {
  it('has one decimal', () => {
    expect([0.5394, 0, 0.00007, 1, null].map(formatFineShare)).toEqual(['53.9%', '0', '<0.1%', '100.0%', '–'])
  })
})

describe('formatCount', () => {
  it('stands in full up to ten million', () => {
    expect([541_909, 0, 9_999_999, 12_400_000].map(formatCount)).toEqual(['541,909', '0', '9,999,999', '12.4m'])
  })
})

describe('formatDecimal', () => {
  it('uses the true minus, and none before nothing', () => {
    expect([0.318, -0.001, -0.4].map((value) => formatDecimal(value))).toEqual(['0.32', '0.00', '−0.40'])
  })
})

describe('formatDays', () => {
  it('adds years above two of them', () => {
    expect([1, 85, 1_312, null].map(formatDays)).toEqual(['1 day', '85 days', '1,312 days (3.6 years)', '–'])
  })
})

describe('formatDate', () => {
  it('reads like a date, and leaves what is none', () => {
    expect([formatDate('2011-12-10'), formatDate('2011-13-01'), formatDate('soon')]).toEqual([
      '10 Dec 2011',
      '2011-13-01',
      'soon',
    ])
  })
})

describe('every format', () => {
  it('never says NaN, Infinity, null or an exponent below a thousand billion', () => {
    const value = fc.double({ min: -1e12, max: 1e12 })
    const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
    fc.assert(
      fc.property(fc.oneof(value, odd), (x) => {
        const texts = [formatCount(x), formatMoney(x, null), formatShare(x), formatFineShare(x), formatDecimal(x)]
        for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|null|undefined|\de[+-]/)
      }),
    )
  })

  it('writes edges of histograms short', () => {
    expect([0, 380, 10_000, 12_500, -2.13, 1.5].map(formatEdge)).toEqual(['0', '380', '10k', '12.5k', '−2.1', '1.5'])
  })
})
