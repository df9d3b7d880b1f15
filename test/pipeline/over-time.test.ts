import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReportInput } from '../../src/report/input/report-input.ts'
import { lines } from '../temp-folder.ts'
import { segmentInto } from './demo-shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-time-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Orders of 60 customers over three years, a tenth of them returns of what was bought just before; whole amounts. */
const orders = Array.from({ length: 700 }, (_, i) => {
  const day = (i * 7919) % 1000
  const date = new Date(Date.UTC(2020, 1, 15 + day)).toISOString().slice(0, 10)
  return {
    customer: `c${(i * i + 3 * i) % 60}`,
    order: `o${i}`,
    date,
    amount: i % 10 === 9 ? -(i % 40) - 1 : (i % 97) + 1,
  }
})

async function report(name: string, rows: typeof orders, more: object = {}, withAmounts = true): Promise<ReportInput> {
  const source = join(folder, `${name}.csv`)
  const cells = rows.map(({ customer, order, date, amount }) =>
    [customer, order, date, ...(withAmounts ? [amount] : [])].join(','),
  )
  const head = ['customer_id', 'order_id', 'date', ...(withAmounts ? ['amount'] : [])].join(',')
  writeFileSync(source, `${[head, ...cells].join('\n')}\n`)
  await segmentInto(join(folder, name), { source, k: 3, ...more })
  return JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')) as ReportInput
}

/** Customers with their segment, from the file that everybody gets. */
function segmentOf(name: string): Map<string, string> {
  const [head, ...rows] = lines(readFileSync(join(folder, name, 'customers.csv'), 'utf8')).map((line) =>
    line.split(','),
  )
  const at = head!.indexOf('segment')
  return new Map(rows.map((row) => [row[0]!, row[at]!]))
}

describe('computeTimeline', () => {
  it('is what a loop over the rows adds up to, by segment and month', async () => {
    const { timeline, segments } = await report('months', orders)
    expect(timeline!.unit).toBe('month')
    const of = segmentOf('months')
    const sums = new Map<string, number>()
    for (const { customer, date, amount } of orders) {
      const key = `${of.get(customer)} ${date.slice(0, 7)}`
      sums.set(key, (sums.get(key) ?? 0) + amount)
    }
    for (const [i, { name }] of segments.entries()) {
      for (const [j, { start }] of timeline!.steps.entries()) {
        expect(timeline!.bySegment[i]![j]).toBe(sums.get(`${name} ${start.slice(0, 7)}`) ?? 0)
      }
    }
  })

  it('adds up to the revenue of each segment, and gives its last step the days that were seen', async () => {
    const { timeline, segments } = await report('sums', orders.slice(0, 300), { asOf: '2022-11-12' })
    for (const [i, { revenue }] of segments.entries()) {
      expect(timeline!.bySegment[i]!.reduce((sum, value) => sum + value, 0)).toBe(revenue)
    }
    expect(timeline!.steps[0]).toEqual({ start: '2020-02-01', days: 15, of: 29 })
    expect(timeline!.steps.at(-1)).toEqual({ start: '2022-11-01', days: 11, of: 30 })
  })

  it('counts orders where there are no amounts, and quarters where there are many months', async () => {
    const long = orders.map((order, i) => (i === 0 ? { ...order, date: '2016-05-05' } : order))
    const { timeline } = await report('orders', long, {}, false)
    expect([timeline!.measure, timeline!.unit]).toEqual(['orders', 'quarter'])
    expect(timeline!.bySegment.flat().reduce((sum, count) => sum + count, 0)).toBe(orders.length)
  })
})

describe('computeReturns', () => {
  it('is what sets of customers say, quarter by quarter', async () => {
    const bought = orders.filter(({ amount }) => amount > 0)
    const { cohorts } = await report('cohorts', orders)
    expect(cohorts!.unit).toBe('quarter')
    const quarter = (date: string) => Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3)
    const first = new Map<string, number>()
    for (const { customer, date } of bought) first.set(customer, Math.min(first.get(customer) ?? 1e9, quarter(date)))
    const origin = quarter(cohorts!.steps[0]!.start)
    for (const [i, row] of cohorts!.rows.entries()) {
      const members = [...first].filter(([, step]) => step === origin + i).map(([customer]) => customer)
      expect(row.customers).toBe(members.length)
      expect(row.again).toEqual(
        cohorts!.steps.slice(i + 1).map((_, j) => {
          const then = bought.filter(({ date }) => quarter(date) === origin + i + j + 1)
          return new Set(then.map(({ customer }) => customer).filter((customer) => members.includes(customer))).size
        }),
      )
    }
  })
})
