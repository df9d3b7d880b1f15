import { describe, expect, it } from 'vitest'
import { sum } from '../../src/numeric/sum.ts'
import { CDNOW, GROCERY, measure } from './shared.ts'

describe('cleanTransactions on CDNOW', () => {
  it('gives the known rows, customers and revenue', async () => {
    const { cleaned, customers } = await measure(CDNOW, {})
    expect(cleaned).toMatchObject({ read: 69_659, kept: 69_659, rejected: {}, asOf: '1998-07-01' })
    expect(customers.n).toBe(23_570)
    expect(sum(customers.revenue!)).toBeCloseTo(2_500_315.63, 6)
  })
})

describe('cleanTransactions on a log without amounts', () => {
  it('counts its customers', async () => {
    const { cleaned, customers } = await measure(GROCERY, {})
    expect(cleaned).toMatchObject({ read: 10_483, hasAmounts: false })
    expect(customers).toMatchObject({ n: 1525, revenue: undefined })
  })
})
