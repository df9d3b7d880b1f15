import { describe, expect, it } from 'vitest'
import { checkFiles } from '../check-files.ts'

describe('jsonTable', () => {
  it('makes columns of the keys of an object in an object', async () => {
    const rows = [
      { id: 1, date: '2024-01-01', customer: { id: 7, 'e"mail': 'a@example.com' }, total: '5.50' },
      { id: 2, date: '2024-01-02', customer: { id: 7, orders: 2 }, total: '1.50' },
      { id: 3, date: '2024-01-03', customer: null, total: '2' },
      { id: 4, date: '2024-01-04', customer: { id: 8 }, total: '3' },
    ]
    const result = await checkFiles([JSON.stringify(rows)], {}, 'json')
    expect(result.columns).toMatchObject({ customerId: 'customer.id', amount: 'total' })
    expect(result.seen.map(({ column }) => column).sort()).toEqual(
      ['customer.e"mail', 'customer.id', 'customer.orders', 'date', 'id', 'total'].sort(),
    )
    expect(result).toMatchObject({ customers: 2, revenue: '10', rows: { rejected: { 'missing-customer': 1 } } })
  })

  it('keeps a key that holds other things besides', async () => {
    const rows = [
      { customer: 'A', date: '2024-01-01', total: 5, meta: { a: 1 } },
      { customer: 'B', date: '2024-01-02', total: 6, meta: 'none' },
    ]
    const { seen } = await checkFiles([JSON.stringify(rows)], {}, 'json')
    expect(seen.map(({ column }) => column)).toEqual(expect.arrayContaining(['meta', 'meta.a']))
  })
})
