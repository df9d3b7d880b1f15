import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import type { Run } from '../../src/pipeline/run.ts'
import type { SegmentOptions } from '../../src/pipeline/segment-options.ts'
import { tempFolder } from '../temp-folder.ts'
import { segmentInto } from './demo-shop.ts'

const folder = tempFolder()
const HEADER = 'customer_id,date,amount\n'

const segmentLog = (log: string, options: SegmentOptions = {}): Promise<Run> =>
  segmentInto(folder.path('out'), { source: folder.write('log.csv', log), ...options })

const codes = (run: Run): string[] => run.findings.map((finding) => finding.code)

/** Rows of customers C0, C1, ... */
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `C${i},${row(i)}\n`).join('')

describe('segment on degenerate data', () => {
  it('makes one segment of one customer', async () => {
    const run = await segmentLog(`${HEADER}A,2020-01-01,5\n`)
    expect(run).toMatchObject({ customers: 1, orders: 1, revenue: '5' })
    expect(run.segments).toMatchObject([{ segment: 'Most customers', customers: 1 }])
    expect(codes(run)).toContain('one-group')
    expect(codes(run)).not.toContain('few-customers')
  })

  it('gives a result for two customers', async () => {
    const run = await segmentLog(`${HEADER}A,2020-01-01,5\nB,2020-02-01,50\nB,2020-03-01,50\n`)
    expect(run.customers).toBe(2)
    expect(run.segments.reduce((sum, row) => sum + row.customers, 0)).toBe(2)
    expect(run.segments.map(({ segment }) => segment).join()).not.toContain('Unusual')
    expect(codes(run)).toContain('few-customers')
  })

  it('makes one segment of customers that are all equal', async () => {
    const run = await segmentLog(HEADER + rows(30, () => '2020-01-01,5'))
    expect(run.segments).toHaveLength(1)
    expect(codes(run)).toContain('one-group')
  })

  it('reads numbers quoted as text', async () => {
    const run = await segmentLog(`"customer_id","date","amount"\n${rows(20, (i) => `"2020-01-${10 + i}","${i}.50"`)}`)
    expect(run.revenue).toBe('200')
  })

  it('segments by recency and orders where there is no amount', async () => {
    const run = await segmentLog(`customer_id,date\n${rows(40, (i) => `2020-01-${10 + (i % 20)}`)}`)
    expect(run.revenue).toBeNull()
    expect(run.segments[0]).toMatchObject({ revenue: null, medianRevenue: null })
    expect(codes(run)).toContain('no-amounts')
  })

  it('makes fewer segments where there are fewer distinct customers than k', async () => {
    const run = await segmentLog(HEADER + rows(20, (i) => (i % 2 ? '2020-01-01,5' : '2020-03-01,50')), { k: 4 })
    expect(run.segments).toHaveLength(2)
    expect(codes(run)).toContain('fewer-clusters')
  })

  it('refuses a k above the number of customers', async () => {
    const log = `${HEADER}A,2020-01-01,5\nB,2020-02-01,50\n`
    await expect(segmentLog(log, { k: 3 })).rejects.toThrow(OptionError)
    await expect(segmentLog(log, { k: 3 })).rejects.toThrow('--k 3 exceeds the 2 customers')
    await expect(segmentLog(log, { k: { from: 3, to: 5 } })).rejects.toThrow(OptionError)
  })

  it('takes a k equal to the number of customers', async () => {
    expect((await segmentLog(`${HEADER}A,2020-01-01,5\nB,2020-02-01,50\n`, { k: 2 })).segments).toHaveLength(2)
  })

  it('gives a result where all revenue is zero or less', async () => {
    const log = 'customer_id,order_id,date,amount\nA,1,2020-01-01,5\nA,2,2020-01-02,-9\nB,3,2020-02-01,0\n'
    const run = await segmentLog(log)
    expect(run.revenue).toBe('-4')
    expect(run.segments.every((row) => row.revenueShare === null)).toBe(true)
  })

  it('keeps ids and cells with any character apart', async () => {
    const ids = ['a,b', 'a"b', 'a\nb', "a'b", '=a', '漢', ' a', 'a\u0001b']
    const log = HEADER + ids.map((id, i) => `"${id.replaceAll('"', '""')}",2020-01-0${i + 1},${i}\n`).join('')
    expect((await segmentLog(log)).customers).toBe(ids.length)
  })

  it('refuses several currencies', async () => {
    const log = 'customer_id,date,amount,currency\nA,2020-01-01,5,EUR\nB,2020-01-01,5,USD\n'
    await expect(segmentLog(log)).rejects.toThrow('choose one with --where currency=EUR')
    expect((await segmentLog(log, { where: [{ column: 'currency', value: 'EUR' }] })).currency).toBe('EUR')
  })
})
