import { describe, expect, it } from 'vitest'
import { cleanLog } from '../cleaning/clean-log.ts'

const HEADER = 'customer_id,order_id,date,item,amount\n'
/** Twelve orders of two or three things; the amount of each is 10, 11, … and stands where `write` says. */
const orders = (write: (order: number, row: number) => string | number): string =>
  HEADER +
  Array.from({ length: 12 }, (_, order) =>
    Array.from(
      { length: 2 + (order % 2) },
      (_, row) => `C${order % 4},${order},2024-01-${10 + order},item ${row},${write(order, row)}\n`,
    ).join(''),
  ).join('')
const TOTAL = 12 * 10 + 66

const codes = (result: { findings: readonly { code: string }[] }): string[] => result.findings.map(({ code }) => code)
const revenue = (customers: Record<string, { revenue: string }>): number =>
  Object.values(customers).reduce((sum, customer) => sum + Number(customer.revenue), 0)

describe('repeatedTotals', () => {
  it('tells a total that stands on every row of its order, and what to do', async () => {
    const { result, customers } = await cleanLog(orders((order) => 10 + order))
    const finding = result.findings.find(({ code }) => code === 'repeated-totals')
    expect(finding).toMatchObject({ severity: 'serious', count: 12 })
    expect(finding?.message).toContain('--amounts order')
    expect(revenue(customers)).toBeGreaterThan(2 * TOTAL)
  })

  it('is silent where rows of an order differ, or all things cost the same', async () => {
    expect(codes((await cleanLog(orders((order, row) => 10 + order + row))).result)).not.toContain('repeated-totals')
    expect(codes((await cleanLog(orders(() => 9.99))).result)).not.toContain('repeated-totals')
  })

  it('is silent where the rows of an order hold one thing several times', async () => {
    const tickets = orders((order) => 10 + order).replaceAll(/item \d/g, 'ticket')
    expect(codes((await cleanLog(tickets)).result)).not.toContain('repeated-totals')
  })
})

describe('countOrderTotals', () => {
  it('counts the total of an order once, on all its rows or on the first', async () => {
    const everywhere = await cleanLog(
      orders((order) => 10 + order),
      { amounts: 'order' },
    )
    const first = await cleanLog(
      orders((order, row) => (row === 0 ? 10 + order : '')),
      { amounts: 'order' },
    )
    for (const { result, customers } of [everywhere, first]) {
      expect(revenue(customers)).toBe(TOTAL)
      expect(result).toMatchObject({ read: 30, kept: 30, rejected: {} })
      expect(codes(result)).not.toContain('repeated-totals')
    }
  })

  it('counts a refund under the same order id by itself', async () => {
    const log = `${HEADER}A,1,2024-01-01,x,30\nA,1,2024-01-01,y,30\nA,1,2024-01-09,y,-12\nB,2,2024-01-02,x,\n`
    const { customers, fates } = await cleanLog(log, { amounts: 'order' })
    expect(customers['A']).toMatchObject({ orders: 1, revenue: '18' })
    expect(fates).toEqual(['kept', 'kept', 'kept', 'missing-amount'])
  })

  it('asks for an order id where there is none', async () => {
    const log = 'customer_id,date,amount\nA,2024-01-01,3\n'
    await expect(cleanLog(log, { amounts: 'order' })).rejects.toThrow('--columns orderId=NAME')
  })
})
