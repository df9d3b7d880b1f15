import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duration } from '../../../src/dashboard/words/duration.ts'
import { exactMoney } from '../../../src/dashboard/words/exact-money.ts'
import { fileSize } from '../../../src/dashboard/words/file-size.ts'
import { signedCount } from '../../../src/dashboard/words/signed-count.ts'
import { writtenWords } from '../../../src/dashboard/words/written-words.ts'

describe('exactMoney', () => {
  it.each([
    ['280206.02', 'GBP', '£280,206.02'],
    ['-77183.6', 'GBP', '−£77,183.60'],
    ['8310477.054', null, '8,310,477.05'],
    ['0.005', null, '0.01'],
    ['-0.004', null, '0.00'],
    ['99999999999999999999.99', null, '99,999,999,999,999,999,999.99'],
    ['12', 'SEK', 'SEK\u00a012.00'],
    [null, 'GBP', '–'],
    ['<img src=x>', 'GBP', '–'],
  ])('words %s in %s as %s', (amount, currency, words) => {
    expect(exactMoney(amount, currency)).toBe(words)
  })

  it('is the same cents as arithmetic on whole numbers gives', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (cents) => {
        const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
        expect(exactMoney(text, null).replaceAll(',', '')).toBe(text)
      }),
    )
  })
})

describe('duration', () => {
  it.each([
    [0, '0.0 s'],
    [420, '0.4 s'],
    [9_949, '9.9 s'],
    [9_951, '10 s'],
    [59_499, '59 s'],
    [65_000, '1 min 05 s'],
    [3_600_000, '60 min 00 s'],
  ])('words %i ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words)
  })
})

describe('fileSize', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1_000, '1.0 kB'],
    [45_800_000, '45.8 MB'],
    [123_456_789, '123 MB'],
    [5e12, '5.0 TB'],
  ])('words %i as %s', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words)
  })
})

describe('signedCount', () => {
  it.each([
    [0, '0'],
    [359, '+359'],
    [-1359, '−1,359'],
  ])('words %i as %s', (count, words) => {
    expect(signedCount(count)).toBe(words)
  })
})

describe('writtenWords', () => {
  const now = new Date(2026, 4, 2, 15, 0)

  it('is a clock today and a day otherwise', () => {
    expect(writtenWords(new Date(2026, 4, 2, 9, 5).toISOString(), now)).toBe('09:05')
    expect(writtenWords(new Date(2026, 4, 1, 23, 59).toISOString(), now)).toBe('1 May 2026')
  })

  it('leaves what is no time as it is', () => {
    expect(writtenWords('some day', now)).toBe('some day')
  })
})
