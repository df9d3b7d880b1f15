import { describe, expect, it } from 'vitest'
import { cleanLog } from '../cleaning/clean-log.ts'

const HEADER = 'customer_id,order_id,date,amount,status,currency\n'

describe('fillOrderCells', () => {
  it('takes back all rows of an order whose first row alone is called cancelled', async () => {
    const log = `${HEADER}A,1,2024-01-01,5,Cancelled,EUR\nA,1,2024-01-01,7,,\nA,2,2024-01-03,9,paid,EUR\nA,2,2024-01-03,1,,\n`
    const { fates, customers } = await cleanLog(log, { columns: { status: 'status' }, refunds: 'drop' })
    expect(fates).toEqual(['cancelled', 'cancelled', 'kept', 'kept'])
    expect(customers['A']).toMatchObject({ orders: 1, revenue: '10' })
  })

  it('converts such rows as their order says, and leaves orders of other customers alone', async () => {
    const log = `${HEADER}A,1,2024-01-01,5,,USD\nA,1,2024-01-01,7,,\nB,1,2024-01-03,9,,EUR\nB,1,2024-01-03,1,,\n`
    const { customers } = await cleanLog(log, { rates: { EUR: '1', USD: '0.5' } })
    expect(customers).toMatchObject({ A: { revenue: '6' }, B: { revenue: '10' } })
  })
})
