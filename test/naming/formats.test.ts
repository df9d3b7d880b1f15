import { describe, expect, it } from 'vitest'
import { fillTemplate } from '../../src/naming/fill-template.ts'
import { formatMoney } from '../../src/naming/format-money.ts'
import { formatShare } from '../../src/naming/format-share.ts'
import { toThreeDigits } from '../../src/profiles/to-three-digits.ts'

describe('formatMoney', () => {
  it.each([
    [4_812_345, 'GBP', '£4.81m'],
    [333_333, 'GBP', '£333k'],
    [12_345, 'GBP', '£12.3k'],
    [995.4, 'GBP', '£995'],
    [999.6, 'EUR', '€1k'],
    [999_950, 'USD', '$1m'],
    [12.35, 'CHF', 'CHF 12'],
    [9.5, 'GBP', '£9.50'],
    [0, 'GBP', '£0'],
    [-2769, 'GBP', '−£2.77k'],
    [2.5e9, null, '2.5bn'],
  ])('writes %d %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text)
  })
})

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.004, '<1%'],
    [0.345, '35%'],
    [0.999, '>99%'],
    [1, '100%'],
    [-0.03, '−3%'],
    [-0.001, '0%'],
  ])('writes %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text)
  })
})

describe('toThreeDigits', () => {
  it.each([
    [1.152, '1.15'],
    [12.34, '12.3'],
    [1312, '1,310'],
    [-0.5, '−0.5'],
  ])('writes %d as %s', (value, text) => {
    expect(toThreeDigits(value)).toBe(text)
  })
})

describe('fillTemplate', () => {
  it('takes the first wording whose facts are known, or none', () => {
    const template = '{a}[ with {b} and {c}| with {b}]'
    expect(fillTemplate(template, { a: 'A', b: 'B', c: 'C' })).toBe('A with B and C')
    expect(fillTemplate(template, { a: 'A', b: 'B', c: null })).toBe('A with B')
    expect(fillTemplate(template, { a: 'A', b: null, c: 'C' })).toBe('A')
  })
})
