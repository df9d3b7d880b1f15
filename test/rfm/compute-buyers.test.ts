import { describe, expect, it } from 'vitest'
import { computeBuyers, computeRepeatsByMonth } from '../../src/rfm/compute-buyers.ts'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import { openStore, type Store } from '../../src/store/store.ts'

/**
 * Fourteen orders of six customers with the summary that the tests of lifetimes and pymc-marketing give for such a log
 * at 2015-02-07: (x, tx, T) = 1,36,37 | 0,0,37 | 2,4,37 | 2,20,22 | 2,2,22 | 0,0,5, mean spend 2, 0, 3, 6, 4.5, 0.
 */
const ORDERS = [
  ...[
    [1, '2015-01-01', 1],
    [1, '2015-02-06', 2],
    [2, '2015-01-01', 2],
    [3, '2015-01-01', 3],
    [3, '2015-01-02', 1],
  ],
  ...[
    [3, '2015-01-05', 5],
    [4, '2015-01-16', 6],
    [4, '2015-02-02', 3],
    [4, '2015-02-05', 3],
    [4, '2015-02-05', 6],
  ],
  ...[
    [5, '2015-01-16', 3],
    [5, '2015-01-17', 4],
    [5, '2015-01-18', 5],
    [6, '2015-02-02', 5],
  ],
] as const

async function log(store: Store): Promise<void> {
  const rows = ORDERS.map(
    ([id, day, amount], i) => `('${id}', ${amount}, TIMESTAMP '${day} ${10 + (i % 12)}:00', true)`,
  )
  const returned = `('1', -9, TIMESTAMP '2015-01-20', false), ('7', -2, TIMESTAMP '2015-01-20', false)`
  await store.run(`CREATE TABLE order_groups AS SELECT customer, amount::DECIMAL(38,6) AS amount, first_at,
    first_at AS last_at, is_order FROM (VALUES ${rows.join(', ')}, ${returned}) t(customer, amount, first_at, is_order)`)
  await store.run(`CREATE TABLE by_id AS SELECT customer AS customer_id FROM order_groups WHERE is_order
    GROUP BY 1 ORDER BY 1`)
}

describe('computeBuyers', () => {
  it('merges purchases of one day, leaves the first out of the mean, and takes no return for a purchase', async () => {
    await using store = await openStore()
    await log(store)
    const buyers = await computeBuyers(store, { asOf: '2015-02-07', table: 'by_id' })
    expect([...buyers.x]).toEqual([1, 0, 2, 2, 2, 0])
    expect([...buyers.tx]).toEqual([36, 0, 4, 20, 2, 0])
    expect([...buyers.age]).toEqual([37, 37, 37, 22, 22, 5])
    expect([...buyers.meanSpend]).toEqual([2, 0, 3, 6, 4.5, 0])
  })

  it('stands in the order of the customers of a run', async () => {
    await using store = await openStore()
    await log(store)
    const customers = await computeRfm(store, { table: 'customers', asOf: '2015-02-07', hasAmounts: true })
    const buyers = await computeBuyers(store, { asOf: '2015-02-07', table: 'customers' })
    expect(buyers.age).toEqual(customers.tenureDays)
    expect(buyers.x.map((repeats) => repeats + 1)).toEqual(customers.orderDays)
  })

  it('counts apart what was held back', async () => {
    await using store = await openStore()
    await log(store)
    const heldBack = { from: '2015-01-17', until: '2015-02-05' }
    const buyers = await computeBuyers(store, { asOf: '2015-01-17', heldBack })
    const rows = Array.from(buyers.x.keys(), (i) => [buyers.x[i], buyers.tx[i], buyers.age[i], buyers.later[i]])
    // Customers 4 and 5, 1 and 2, 3; the sixth bought for the first time after the cut.
    expect(rows).toEqual([
      [0, 0, 1, 2],
      [0, 0, 1, 2],
      [0, 0, 16, 0],
      [0, 0, 16, 0],
      [2, 4, 16, 0],
    ])
    expect([...buyers.meanSpend]).toEqual([0, 0, 0, 0, 3])
  })
})

describe('computeRepeatsByMonth', () => {
  it('counts firsts by day and repeats by month', async () => {
    await using store = await openStore()
    await log(store)
    await computeBuyers(store, { asOf: '2015-02-07' })
    expect(await computeRepeatsByMonth(store)).toEqual({
      firsts: [
        { day: '2015-01-01', customers: 3 },
        { day: '2015-01-16', customers: 2 },
        { day: '2015-02-02', customers: 1 },
      ],
      months: [
        { month: '2015-01-01', repeats: 4 },
        { month: '2015-02-01', repeats: 3 },
      ],
    })
  })
})
