import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import { cleanLog } from './clean-log.ts'

const HEADER = 'customer_id,order_id,date,sku,quantity,unit_price\n'
/** A sale, a cancellation, a return, a sample, and a customer with nothing but a return. */
const LOG = `${HEADER}A,1,2020-01-01,x,3,2.10
A,C2,2020-01-05,x,-1,2.10
A,3,2020-01-07,y,-1,0.30
B,4,2020-01-02,x,1,5
B,5,2020-01-09,z,1,0
C,C6,2020-01-08,x,-2,1
`

describe('cleanTransactions', () => {
  it('lets returns lower revenue and make no order under net', async () => {
    const { fates, customers, result } = await cleanLog(LOG)
    expect(fates).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'no-order'])
    expect(customers).toEqual({
      A: { orders: 1, revenue: '3.9', recency: 9, tenure: 9 },
      B: { orders: 2, revenue: '5', recency: 1, tenure: 8 },
    })
    expect(result).toMatchObject({ asOf: '2020-01-10', read: 6, kept: 5, rejected: { 'no-order': 1 } })
    expect(result.rejectedMoney).toEqual({ 'no-order': '-2' })
  })

  it('sets returns and rows of no value aside under drop', async () => {
    const { fates, customers, result } = await cleanLog(LOG, { refunds: 'drop' })
    expect(result.rejectedMoney).toMatchObject({ 'zero-amount': '0' })
    expect(Object.keys(result.rejectedMoney).sort()).toEqual(Object.keys(result.rejected).sort())
    expect(fates).toEqual(['kept', 'cancelled', 'returned', 'kept', 'zero-amount', 'cancelled'])
    expect(customers).toMatchObject({ A: { orders: 1, revenue: '6.3' }, B: { orders: 1, revenue: '5', recency: 8 } })
  })

  it('pairs returns with sales under match', async () => {
    const { fates, customers, result } = await cleanLog(LOG, { refunds: 'match' })
    expect(fates).toEqual(['kept', 'returned', 'kept', 'kept', 'kept', 'no-order'])
    expect(customers['A']).toMatchObject({ orders: 1, revenue: '3.9' })
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'unmatched-returns', count: 2 }))
  })

  it('tells each finding once', async () => {
    const { result } = await cleanLog('customer;date;amount\nA;13/1/2020;1,5\nB;2/1/2020;3,5\n')
    expect(result.findings.map(({ code }) => code).sort()).toEqual(['date-form', 'number-form'])
  })

  it('takes C and digits for a cancellation only where other ids are digits', async () => {
    const log = `${HEADER}A,C1,2020-01-01,x,3,2\nA,C2,2020-01-05,x,-1,2\nA,K3,2020-01-05,x,-1,2\n`
    expect((await cleanLog(log, { refunds: 'drop' })).fates).toEqual(['kept', 'returned', 'returned'])
  })

  it('takes a mapped status for a cancellation', async () => {
    const log = 'customer_id,date,amount,state\nA,2020-01-01,5,paid\nA,2020-01-02,7,Cancelled\n'
    const columns = { status: 'state' }
    expect((await cleanLog(log, { columns, refunds: 'drop' })).fates).toEqual(['kept', 'cancelled'])
    expect((await cleanLog(log, { columns })).customers['A']).toMatchObject({ orders: 1, revenue: '5' })
  })

  it('sets a negative price aside under drop', async () => {
    const log = 'customer_id,date,amount,unit_price\nA,2020-01-01,5,5\nA,2020-01-02,7,-7\n'
    expect((await cleanLog(log, { refunds: 'drop' })).fates).toEqual(['kept', 'negative-amount'])
  })

  it('gives a row the first reason that applies', async () => {
    const log = `customer_id,date,amount,country
,,x,fr
,,x,de
A,,x,de
A,soon,x,de
A,2020-01-01,,de
A,2020-01-01,x,de
A,2020-03-01,-1,de
A,2019-01-01,-1,de
A,2020-01-02,5,de
A,2020-01-02,5,de
A,2020-01-03,-5,de
A,2020-01-03,0,de
A,2020-01-04,1,de
A,2020-01-05,1,de
A,2020-01-06,1,de
A,2020-01-07,1,de
`
    const { fates, result } = await cleanLog(log, {
      exclude: [{ column: 'country', value: 'fr' }],
      asOf: '2020-02-01',
      since: '2020-01-01',
      duplicates: 'drop',
      refunds: 'drop',
    })
    expect(fates.slice(0, 12)).toEqual([
      'excluded',
      'missing-customer',
      'missing-date',
      'unreadable-date',
      'missing-amount',
      'unreadable-amount',
      'after-as-of',
      'before-since',
      'kept',
      'duplicate',
      'returned',
      'zero-amount',
    ])
    expect(result.read).toBe(result.kept + Object.values(result.rejected).reduce((sum, rows) => sum + rows, 0))
  })

  it.each(['', '  ', 'NULL', 'nan', 'None', '<NA>', '#N/A'])('takes %j for no customer', async (id) => {
    const log = `customer_id,date,amount\nA,2020-01-01,5\n${id},2020-01-01,5\n`
    expect((await cleanLog(log)).fates).toEqual(['kept', 'missing-customer'])
  })

  it('keeps a row dated on as-of and on since', async () => {
    const log =
      'customer_id,date,amount\nA,2020-01-01 00:00,5\nA,2020-01-31 23:59,5\nA,2020-02-01,5\nA,2019-12-31 23:59,5\n'
    const { fates, customers } = await cleanLog(log, { since: '2020-01-01', asOf: '2020-01-31' })
    expect(fates).toEqual(['kept', 'kept', 'after-as-of', 'before-since'])
    expect(customers['A']).toMatchObject({ recency: 0, tenure: 30 })
  })

  it('counts to the day after the last usable row', async () => {
    const log = 'customer_id,date,amount\nA,2020-02-28,5\n,2020-03-05,5\nA,2020-03-06,\n'
    expect((await cleanLog(log)).result.asOf).toBe('2020-02-29')
  })

  it('reports dates far beyond the rest', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `A,2020-01-${String(i + 1).padStart(2, '0')},5\n`).join('')
    const { result } = await cleanLog(`customer_id,date,amount\n${rows}B,2202-01-05,5\n`)
    expect(result.findings).toContainEqual(
      expect.objectContaining({ code: 'stray-dates', severity: 'serious', count: 1, example: '2202-01-05' }),
    )
    expect(result.findings.find(({ code }) => code === 'stray-dates')!.message).toContain('--as-of')
  })

  it.each([
    ['id' as const, 2],
    ['date' as const, 3],
    ['row' as const, 4],
  ])('counts orders by %s', async (orders, count) => {
    const log = `${HEADER}A,1,2020-01-01,x,1,2\nA,1,2020-01-02,x,1,2\nA,2,2020-01-03 08:00,x,1,2\nA,2,2020-01-03 09:00,x,1,2\n`
    expect((await cleanLog(log, { orders })).customers['A']!.orders).toBe(count)
  })

  it('takes an order that sums to less than zero, or is all returns, for none', async () => {
    const log = `${HEADER}A,1,2020-01-01,x,1,2\nA,1,2020-01-01,y,-1,3\nA,2,2020-01-02,x,1,2\nA,3,2020-01-03,x,-1,0\n`
    expect((await cleanLog(log)).customers['A']).toMatchObject({ orders: 1, revenue: '1', tenure: 2 })
  })

  it('does not count an order of returned goods as the last order', async () => {
    const log = `${HEADER}A,1,2020-01-01,x,2,2\nA,1,2020-02-01,x,-1,2\nB,2,2020-02-02,x,1,1\n`
    expect((await cleanLog(log)).customers['A']).toMatchObject({ orders: 1, recency: 33 })
  })

  it('takes the fraction off ids that are all whole decimals', async () => {
    const { customers, result } = await cleanLog('customer_id,date,amount\n17850.0,2020-01-01,5\n12.00,2020-01-01,5\n')
    expect(Object.keys(customers)).toEqual(['12', '17850'])
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'decimal-ids' }))
  })

  it('leaves ids alone when one of them is no whole decimal', async () => {
    const { customers } = await cleanLog('customer_id,date,amount\n17850.0,2020-01-01,5\n 01.5,2020-01-01,5\n')
    expect(Object.keys(customers)).toEqual([' 01.5', '17850.0'])
  })

  it('drops copies of a row but the first, telling empty cells and shifted ones apart', async () => {
    const log =
      'customer_id,date,amount,a,b\nA,2020-01-01,5,x,\nA,2020-01-01,5,,x\nA,2020-01-01,5,x,\nA,2020-01-01,5.0,x,\n'
    expect((await cleanLog(log, { duplicates: 'drop' })).fates).toEqual(['kept', 'kept', 'duplicate', 'kept'])
    expect((await cleanLog(log)).fates).toEqual(['kept', 'kept', 'kept', 'kept'])
  })

  it('does not let a dropped copy take a return', async () => {
    const log = `${HEADER}A,1,2020-01-01,x,1,2\nA,1,2020-01-01,x,1,2\nA,2,2020-01-01,z,1,9\nA,3,2020-01-05,x,-1,2\n`
    const { fates } = await cleanLog(log, { refunds: 'match', duplicates: 'drop' })
    expect(fates).toEqual(['returned', 'duplicate', 'kept', 'returned'])
  })

  it('works on the rows asked for, and leaves out those not wanted, also by an empty value', async () => {
    const log =
      'customer_id,date,amount,shop,note\nA,2020-01-01,5,n,\nB,2020-01-01,5,s,x\nC,2020-01-01,5,w,x\nD,2020-01-01,5,,x\n'
    const by = (column: string, ...values: string[]) => values.map((value) => ({ column, value }))
    const kept = async (options: object) => Object.keys((await cleanLog(log, options)).customers).join('')
    expect(await kept({ where: by('shop', 'n', 's') })).toBe('AB')
    expect(await kept({ where: [...by('shop', 'n', 's'), ...by('note', 'x')] })).toBe('B')
    expect(await kept({ where: by('shop', '') })).toBe('D')
    expect(await kept({ exclude: by('shop', 'n', '') })).toBe('BC')
    expect(await kept({ exclude: by('note', '') })).toBe('BCD')
  })

  it('segments without money when there is none', async () => {
    const { result, customers } = await cleanLog('customer_id,date\nA,2020-01-01\nA,2020-01-03\n')
    expect(result.hasAmounts).toBe(false)
    expect(customers['A']!.orders).toBe(2)
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'no-amounts' }))
  })

  it('adds money exactly', async () => {
    const rows = Array.from({ length: 10 }, () => 'A,2020-01-01,0.1\n').join('')
    expect((await cleanLog(`customer_id,date,amount\n${rows}`)).customers['A']!.revenue).toBe('1')
  })

  it('asks for an order id where orders go by id', async () => {
    await expect(cleanLog('customer_id,date,amount\nA,2020-01-01,5\n', { orders: 'id' })).rejects.toThrow(OptionError)
  })

  it.each([
    [
      'customer_id,date,amount\n,2020-01-01,5\n,2020-01-02,5\n',
      {},
      '2 missing-customer); name the right column with --columns customerId=NAME',
    ],
    ['customer_id,date,amount\nA,2020-01-01,-5\n', {}, 'no row is left after cleaning (1 no-order)'],
    [
      'customer_id,date,amount\nA,2020-01-01,5\n',
      { since: '2021-01-01' },
      'no row is left after cleaning (1 before-since)',
    ],
    [
      'customer_id,date,amount\nA,2020-01-01,5\n',
      { where: [{ column: 'amount', value: '6' }] },
      '1 excluded); relax --exclude and --where',
    ],
  ])('refuses a log of which nothing is left: %j', async (log, options, message) => {
    await expect(cleanLog(log, options)).rejects.toThrow(SourceError)
    await expect(cleanLog(log, options)).rejects.toThrow(message)
  })
})
