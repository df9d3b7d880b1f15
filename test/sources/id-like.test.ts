import { describe, expect, it } from 'vitest'
import { isIdLike } from '../../src/sources/id-like.ts'

describe('isIdLike', () => {
  it.each([
    ['IBAN', ['DE00000000000000000253', 'DE00000000000000000265']],
    ['Verwendungszweck', ['INV 1001', 'INV 1002']],
    ['booking', ['RE-1001', 'RE-1002', '77']],
    ['branch_id', ['17', '18']],
  ])('takes %s for labels', (name, values) => {
    expect(isIdLike({ name, values })).toBe(true)
  })

  it.each([
    ['points', ['12', '30']],
    ['Debit', ['EUR 100', 'CHF 12', 'Fr. 20', 'RM5']],
    ['was paid', ['12.50', '8.00']],
    ['left', ['INV 1001', '12', '13']],
  ])('takes %s for money', (name, values) => {
    expect(isIdLike({ name, values })).toBe(false)
  })
})
