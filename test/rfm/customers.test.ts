import { describe, expect, it } from 'vitest'
import { takeCustomers } from '../../src/rfm/customers.ts'

const column = Float64Array.of(1, 2, 3)
const three = {
  n: 3,
  recencyDays: column,
  orderCount: column,
  revenue: undefined,
  tenureDays: column,
  orderDays: column,
}

describe('takeCustomers', () => {
  it('takes rows in the order asked for', () => {
    const taken = takeCustomers(three, [2, 0])
    expect([...taken.orderCount]).toEqual([3, 1])
    expect(taken).toMatchObject({ n: 2, revenue: undefined })
  })

  it('takes extra measures along', () => {
    const taken = takeCustomers({ ...three, extras: { breadth: Float64Array.of(4, 5, 6) } }, [2, 0])
    expect([...taken.extras!.breadth!]).toEqual([6, 4])
  })
})
