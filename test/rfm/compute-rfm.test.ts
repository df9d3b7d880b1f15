import { describe, expect, it } from 'vitest'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import { openStore } from '../../src/store/store.ts'

const GROUPS = `CREATE TABLE order_groups AS SELECT * FROM (VALUES
  ('B', 10::DECIMAL(38,6), TIMESTAMP '2020-01-01 23:00', TIMESTAMP '2020-01-01 23:30', true),
  ('B', 5, TIMESTAMP '2020-01-05 10:00', TIMESTAMP '2020-01-05 10:00', true),
  ('B', 5, TIMESTAMP '2020-01-05 12:00', TIMESTAMP '2020-01-05 12:00', true),
  ('B', -4, TIMESTAMP '2020-01-09 12:00', TIMESTAMP '2020-01-09 12:00', false),
  ('A', 7, TIMESTAMP '2020-01-05 08:00', TIMESTAMP '2020-01-05 08:00', true),
  ('C', 7, TIMESTAMP '2020-01-05 09:00', TIMESTAMP '2020-01-05 09:00', true),
  ('D', -7, TIMESTAMP '2020-01-05 09:00', TIMESTAMP '2020-01-05 09:00', false)) t(customer, amount, first_at, last_at, is_order)`

const plain = (column: Float64Array | undefined) => column && [...column]

describe('computeRfm', () => {
  it('measures customers with an order, sorted by measures and then by id', async () => {
    await using store = await openStore()
    await store.run(GROUPS)
    const customers = await computeRfm(store, { table: 'customers', asOf: '2020-01-10', hasAmounts: true })
    const ids = await store.rows<{ customer_id: string }>('SELECT customer_id FROM customers ORDER BY rowid')
    expect(ids.map((row) => row.customer_id)).toEqual(['A', 'C', 'B'])
    expect(plain(customers.recencyDays)).toEqual([5, 5, 5])
    expect(plain(customers.orderCount)).toEqual([1, 1, 3])
    expect(plain(customers.revenue)).toEqual([7, 7, 16])
    expect(plain(customers.tenureDays)).toEqual([5, 5, 9])
    expect(plain(customers.orderDays)).toEqual([1, 1, 2])
  })

  it('looks back to what was known before a day', async () => {
    await using store = await openStore()
    await store.run(GROUPS)
    const options = { table: 'before', asOf: '2020-01-05', before: '2020-01-05', hasAmounts: false }
    const customers = await computeRfm(store, options)
    expect(customers).toMatchObject({ n: 1, revenue: undefined })
    expect(plain(customers.recencyDays)).toEqual([4])
  })
})
