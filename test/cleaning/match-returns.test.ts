import { describe, expect, it } from 'vitest'
import { pairLatestFirst } from '../../src/cleaning/match-returns.ts'
import { cleanLog } from './clean-log.ts'

const HEADER = 'customer_id,order_id,date,sku,quantity,unit_price\n'
const match = (rows: string[], header = HEADER) => cleanLog(`${header}${rows.join('\n')}\n`, { refunds: 'match' })

describe('matchReturns', () => {
  it('takes a part of a sale, exactly', async () => {
    const { fates, customers } = await match(['A,1,2020-01-01,x,3,0.7', 'A,2,2020-01-02,x,-2,0.7'])
    expect(fates).toEqual(['kept', 'returned'])
    expect(customers['A']).toMatchObject({ orders: 1, revenue: '0.7' })
  })

  it('takes the latest earlier sale first, then the one before it', async () => {
    const { fates, customers } = await match([
      'A,1,2020-01-01,x,2,5',
      'A,2,2020-01-03,x,1,5',
      'A,3,2020-01-05,x,-2,5',
      'A,4,2020-01-07,x,1,5',
    ])
    expect(fates).toEqual(['kept', 'returned', 'returned', 'kept'])
    expect(customers['A']).toMatchObject({ orders: 2, revenue: '10' })
  })

  it('takes the later row of two at one time', async () => {
    const { fates } = await match(['A,1,2020-01-01,x,1,5', 'A,2,2020-01-01,x,1,5', 'A,3,2020-01-02,x,-1,5'])
    expect(fates).toEqual(['kept', 'returned', 'returned'])
  })

  it('pairs only the same customer, product and price', async () => {
    const { fates, result } = await match([
      'A,1,2020-01-01,x,1,5',
      'B,2,2020-01-01,x,1,6',
      'B,3,2020-01-01,y,1,5',
      'B,4,2020-01-02,x,-1,5',
    ])
    expect(fates).toEqual(['kept', 'kept', 'kept', 'kept'])
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'unmatched-returns', count: 1 }))
  })

  it('never pairs with a later sale', async () => {
    const { fates, customers } = await match(['A,1,2020-01-01,y,1,9', 'A,2,2020-01-02,x,-1,5', 'A,3,2020-01-03,x,1,5'])
    expect(fates).toEqual(['kept', 'kept', 'kept'])
    expect(customers['A']).toMatchObject({ orders: 2, revenue: '9' })
  })

  it('leaves what finds no sale as under net', async () => {
    const { fates, customers, result } = await match([
      'A,1,2020-01-01,x,1,5',
      'A,2,2020-01-01,y,1,20',
      'A,3,2020-01-02,x,-3,5',
    ])
    expect(fates).toEqual(['returned', 'kept', 'kept'])
    expect(customers['A']).toMatchObject({ orders: 1, revenue: '10' })
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'unmatched-returns', count: 1 }))
  })

  it('goes by the absolute amount where there is no product', async () => {
    const { fates } = await match(
      ['A,2020-01-01,5', 'A,2020-01-02,7', 'A,2020-01-03,-5', 'A,2020-01-03,-8'],
      'customer_id,date,amount\n',
    )
    expect(fates).toEqual(['returned', 'kept', 'returned', 'kept'])
  })

  it('gives the same result when the return stands before a sale of the same day', async () => {
    const { fates } = await match(['A,2,2020-01-01,x,-1,5', 'A,1,2020-01-01,x,1,5', 'A,3,2020-01-01,y,1,5'])
    expect(fates).toEqual(['returned', 'returned', 'kept'])
  })
})

describe('pairLatestFirst', () => {
  it('starts anew for each good', () => {
    const { left, unmatched } = pairLatestFirst(Float64Array.of(1, 1, 2), Float64Array.of(5, -2, -1))
    expect([...left]).toEqual([3, 0, -1])
    expect(unmatched).toBe(1)
  })
})
