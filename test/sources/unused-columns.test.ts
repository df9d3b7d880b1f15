import { describe, expect, it } from 'vitest'
import { unusedColumns } from '../../src/sources/unused-columns.ts'

const column = (name: string, ...values: string[]) => ({ name, values })

describe('unusedColumns', () => {
  const status = column('Order Status', 'Completed', 'Cancelled', 'Refunded', 'Completed', 'Cancelled')

  it('tells a status that calls rows cancelled, with the option that takes them back', () => {
    const [finding, ...others] = unusedColumns([status], {}, {})
    expect(others).toEqual([])
    expect(finding).toMatchObject({ code: 'unused-status', severity: 'serious', count: 3, example: 'Cancelled' })
    expect(finding?.message).toMatch(
      /^3 of 5 rows looked at are Cancelled or Refunded by column Order Status.*--columns "status=Order Status"/,
    )
  })

  it('is silent where the status has its role, is filtered by, or cancels nothing', () => {
    expect(unusedColumns([status], { status: 'Order Status' }, {})).toEqual([])
    expect(unusedColumns([status], {}, { where: [{ column: 'Order Status', value: 'Completed' }] })).toEqual([])
    expect(unusedColumns([column('status', 'paid', 'partially_refunded', 'shipped')], {}, {})).toEqual([])
    expect(unusedColumns([column('note', 'cancelled')], {}, {})).toEqual([])
  })

  it('tells money that was refunded', () => {
    const [finding] = unusedColumns([column('Amount Refunded', '0.00', '€12.50', '0.00')], {}, {})
    expect(finding).toMatchObject({ code: 'unused-refunds', severity: 'warning', count: 1, example: '€12.50' })
    expect(unusedColumns([column('Amount Refunded', '0.00')], {}, {})).toEqual([])
  })
})
