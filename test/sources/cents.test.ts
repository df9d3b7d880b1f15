import { describe, expect, it } from 'vitest'
import { centsFinding } from '../../src/sources/cents.ts'
import { checkFiles } from '../check-files.ts'

const column = (name: string, ...values: string[]) => ({ name, values })

describe('centsFinding', () => {
  it('tells that money in cents counts as it stands', async () => {
    const { revenue, findings } = await checkFiles(
      ['customer_id,date,amount_cents\nA,2024-01-01,7800\nB,2024-01-02,200\n'],
      {
        columns: { amount: 'amount_cents' },
      },
    )
    expect(revenue).toBe('8000')
    expect(findings).toMatchObject([{ code: 'cents', severity: 'warning', example: '7800' }])
    expect(findings[0]!.message).toMatch(/^column amount_cents is in cents.*a hundredfold; divide the column by 100/)
  })

  it.each(['amount_cents', 'priceCents', 'PRICE_IN_CENTS', 'Total (pence)', 'amount minor units', 'cent'])(
    'reads %s',
    (name) => {
      expect(centsFinding([column(name, '100', '-250')], { unitPrice: name })).toHaveLength(1)
    },
  )

  it('is silent for other names, other roles, fractions, and columns without values', () => {
    expect(centsFinding([column('recent', '100')], { amount: 'recent' })).toEqual([])
    expect(centsFinding([column('percentage', '100')], { amount: 'percentage' })).toEqual([])
    expect(centsFinding([column('amount_cents', '100')], { amount: 'other' })).toEqual([])
    expect(centsFinding([column('amount_cents', '100', '12.50')], { amount: 'amount_cents' })).toEqual([])
    expect(centsFinding([column('amount_cents')], { amount: 'amount_cents' })).toEqual([])
  })
})
