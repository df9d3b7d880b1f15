import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type LifetimeValue, lifetimeValue, writeLifetimeValue } from '../../src/pipeline/lifetime-value.ts'
import type { ValueOptions } from '../../src/pipeline/value-options.ts'
import { openStore } from '../../src/store/store.ts'
import { lines, tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()
const HEADER = 'customer_id,date,amount\n'

async function value(csv: string, options: ValueOptions = {}, out = 'out'): Promise<LifetimeValue> {
  await using store = await openStore(':memory:', { threads: 2 })
  const result = await lifetimeValue(store, { source: folder.write('log.csv', csv), ...options })
  await writeLifetimeValue(store, result, { folder: folder.path(out), command: 'test' })
  return result
}

const codes = ({ findings }: LifetimeValue): string[] => findings.map(({ code }) => code)
const read = (name: string): string => readFileSync(folder.path(name), 'utf8')

/** Customers C0, C1, ... who each buy on the given days of the year. */
function log(
  customers: number,
  daysOf: (i: number) => readonly number[],
  amountOf = (i: number, day: number) => 5 + ((i * 7 + day) % 11),
): string {
  const date = (day: number): string => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
  return (
    HEADER +
    Array.from({ length: customers }, (_, i) =>
      daysOf(i)
        .map((day) => `C${i},${date(day)},${amountOf(i, day)}\n`)
        .join(''),
    ).join('')
  )
}

const paced = (i: number): number[] =>
  Array.from({ length: 1 + ((i * 5) % 7) }, (_, j) => (i % 40) + j * (9 + ((i * 11) % 30)))

describe('lifetimeValue', () => {
  it('shows in the report of a segmentation what each segment is expected to bring', async () => {
    const run = await segmentInto(folder.path('seg'), { source: folder.write('shop.csv', demoShop()), k: 3, clv: true })
    const { values, segments } = JSON.parse(read('seg/report.json'))
    expect(values.groups.map(({ name }: { name: string }) => name)).toEqual(
      segments.map(({ name }: { name: string }) => name),
    )
    const total = (of: 'customers' | 'orders' | 'value'): number =>
      values.groups.reduce((sum: number, group: Record<string, number>) => sum + group[of]!, 0)
    expect(total('customers')).toBe(run.customers)
    expect(total('orders')).toBeCloseTo(run.values!.totals!.orders, 6)
    expect(total('value')).toBeCloseTo(run.values!.totals!.value!, 4)
    expect(read('seg/report.html')).toContain('What to expect')
  })

  it('shows warnings on its page beside the figures', async () => {
    const { values } = await value(log(30, paced))
    const page = read('out/clv.html').replaceAll(/<[^>]*>/g, '')
    const warnings = values.findings.filter(({ severity }) => severity !== 'info')
    expect(warnings.length).toBeGreaterThan(0)
    for (const { message } of warnings) expect(page).toContain(message.slice(1, 40))
  })

  it('values every customer, in a file that adds up to the totals', async () => {
    const { values, customers } = await value(demoShop())
    const [header, ...rows] = lines(read('out/clv.csv'))
    expect(header).toBe(
      'customer_id,expected_orders,expected_orders_low,expected_orders_high,probability_alive,expected_spend,expected_value,expected_value_low,expected_value_high',
    )
    expect(rows.length).toBe(customers)
    const cells = rows.map((row) => row.split(',').map(Number))
    for (const [, orders, low, high, alive, , worth, worthLow, worthHigh] of cells) {
      expect(low).toBeLessThanOrEqual(orders!)
      expect(orders).toBeLessThanOrEqual(high!)
      expect(worthLow).toBeLessThanOrEqual(worth!)
      expect(worth).toBeLessThanOrEqual(worthHigh!)
      expect(alive).toBeGreaterThanOrEqual(0)
      expect(alive).toBeLessThanOrEqual(1)
    }
    const total = (column: number): number => cells.reduce((sum, row) => sum + row[column]!, 0)
    expect(total(1)).toBeCloseTo(values.totals!.orders, 2)
    expect(total(6)).toBeCloseTo(values.totals!.value!, 2)
    const json = JSON.parse(read('out/clv.json'))
    expect(json.orders).toMatchObject({ model: 'mbg-nbd', unit: 'day', customers })
    expect(json.heldBack.forecasts.map(({ name }: { name: string }) => name)).toEqual(['model', 'own-pace', 'nobody'])
    const run = JSON.parse(read('out/run.json'))
    expect(Object.keys(run.files)).toEqual(['clv.csv', 'clv.html', 'clv.json', 'rejects.csv'])
    const aside = Object.values<number>(run.rows.rejected).reduce((sum, rows) => sum + rows, 0)
    expect(run.rows.read).toBe(run.rows.kept + aside)
  })

  it('gives the same bytes for the rows in any order', async () => {
    const [header, ...rows] = lines(demoShop())
    await value(`${[header, ...rows].join('\n')}\n`, {}, 'a')
    await value(`${[header, ...rows.toReversed()].join('\n')}\n`, {}, 'b')
    expect(read('b/clv.csv')).toBe(read('a/clv.csv'))
    expect(read('b/clv.json')).toBe(read('a/clv.json'))
  })

  it('expects more of a longer horizon, and less money under a higher discount', async () => {
    const of = async (options: ValueOptions): Promise<LifetimeValue['values']['totals']> =>
      (await value(demoShop(), options)).values.totals
    const [short, long] = [await of({ horizonDays: 30 }), await of({ horizonDays: 300 })]
    expect(long!.orders).toBeGreaterThan(2 * short!.orders)
    const cheap = await of({ horizonDays: 300, discountRate: 0 })
    expect(long!.value).toBeLessThan(cheap!.value!)
    expect(long!.value).toBeGreaterThan(0.9 * cheap!.value!)
  })

  it('adds three columns to customers.csv and customers.parquet on request, and changes no other', async () => {
    const source = folder.write('shop.csv', demoShop())
    await segmentInto(folder.path('plain'), { source, k: 3 })
    const run = await segmentInto(folder.path('valued'), { source, k: 3, clv: true })
    const [plain, valued] = [lines(read('plain/customers.csv')), lines(read('valued/customers.csv'))]
    expect(valued[0]).toBe(`${plain[0]},expected_orders,probability_alive,expected_value`)
    expect(valued.map((row) => row.split(',').slice(0, -3).join(','))).toEqual(plain)
    await value(demoShop())
    const clv = lines(read('out/clv.csv')).map((row) => row.split(','))
    for (const [i, row] of valued.entries())
      expect(row.split(',').slice(-3)).toEqual([clv[i]![1], clv[i]![4], clv[i]![6]])
    await using store = await openStore()
    const { parquet } = await store.row<{ parquet: number }>(
      `SELECT sum(expected_orders) AS parquet FROM '${folder.path('valued/customers.parquet')}'`,
    )
    expect(parquet).toBeCloseTo(run.values!.totals!.orders, 2)
    expect(JSON.parse(read('valued/run.json')).lifetimeValue.orders.model).toBe('mbg-nbd')
  })

  it('refuses what is no model, horizon or rate', async () => {
    await expect(value(demoShop(), { horizonDays: 0 })).rejects.toThrow('--horizon 0')
    await expect(value(demoShop(), { discountRate: -1 })).rejects.toThrow('--discount -1')
    await expect(value(demoShop(), { model: 'nbd' as 'bg-nbd' })).rejects.toThrow('--model nbd')
  })
})

describe('what lifetimeValue says about poor data', () => {
  it('gives no figures where nobody bought twice', async () => {
    const result = await value(log(200, (i) => [i % 90]))
    expect(codes(result)).toContain('clv-nobody-repeats')
    expect(result.values.totals).toBeNull()
    expect(lines(read('out/clv.csv'))[1]).toBe('C0,,,,,,,,')
  })

  it('warns of a horizon longer than the log, and of few repeats', async () => {
    const result = await value(log(60, paced), { horizonDays: 900 })
    expect(codes(result)).toEqual(expect.arrayContaining(['clv-long-horizon', 'clv-few-repeats', 'clv-not-tested']))
  })

  it('uses a constant spend as it is', async () => {
    const result = await value(log(300, paced, () => 20))
    expect(codes(result)).toContain('clv-constant-spend')
    for (const spend of result.values.columns.expectedSpend) expect(spend).toBe(20)
  })

  it('leaves value empty without money', async () => {
    const csv = log(300, paced).replaceAll(/,[^,]*$/gm, '')
    const result = await value(csv)
    expect(result.values.totals).toMatchObject({ value: null })
    expect(lines(read('out/clv.csv'))[1]!.split(',').slice(5)).toEqual(['', '', '', ''])
  })

  it('says when spend goes with frequency', async () => {
    const result = await value(log(300, paced, (i) => 5 + 10 * ((i * 5) % 7)))
    expect(codes(result)).toContain('clv-spend-correlation')
  })

  it('says when nobody came back in what was held back', async () => {
    const result = await value(
      log(310, (i) =>
        i < 300
          ? paced(i)
              .map((day) => day / 3)
              .map(Math.floor)
          : [400],
      ),
    )
    expect(codes(result)).toContain('clv-empty-holdout')
  })

  it('says when a season or growth bends the pace', async () => {
    const result = await value(log(2400, (i) => [i % 30, 100 + (i % 90), 335 + (i % 25)].slice(0, 1 + (i % 3))))
    expect(codes(result)).toContain('clv-season')
  })

  it('says that bg-nbd takes one-time buyers for alive', async () => {
    const result = await value(log(300, paced), { model: 'bg-nbd' })
    expect(codes(result)).toContain('clv-always-alive')
  })
})
