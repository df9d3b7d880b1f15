import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { generateShop, type ShopOptions } from '../../src/demo/generate-shop.ts'

const HEADER = 'order_id,ordered_at,customer_id,product,category,channel,quantity,unit_price'
const ROW = /^(C?\d+),([^,]+),(\d*),("[^"]+"),([^,]+),(web|store|phone),(-?\d+),([^\n]+)$/

function shop(options: ShopOptions): string {
  return [...generateShop(options)].join('')
}

function rowsOf(text: string): string[] {
  return text.trimEnd().split('\n').slice(1)
}

describe('generateShop', () => {
  const text = shop({ seed: 42, rows: 60_000, customers: 6000 })
  const rows = rowsOf(text).map((row) => {
    const [, orderId = '', orderedAt = '', customer, product, , , quantity, price] = ROW.exec(row)!
    return { orderId, orderedAt, customer, product, quantity: Number(quantity), price: price! }
  })
  const shareOf = (holds: (row: (typeof rows)[number]) => boolean): number => rows.filter(holds).length / rows.length

  it('gives the same bytes for the same seed and others for another', () => {
    expect(shop({ seed: 42, rows: 60_000, customers: 6000 })).toBe(text)
    expect(shop({ seed: 43, rows: 60_000, customers: 6000 })).not.toBe(text)
  })

  it('writes one header and exactly the rows asked for', () => {
    expect(text.startsWith(`${HEADER}\n`)).toBe(true)
    expect(text.split(HEADER)).toHaveLength(2)
    expect(text.endsWith('\n')).toBe(true)
    expect(rows).toHaveLength(60_000)
  })

  it('meets any number of rows with every customer in it', () => {
    const sizes = fc.integer({ min: 1, max: 40 }).chain((customers) =>
      fc.record({
        customers: fc.constant(customers),
        rows: fc.integer({ min: customers, max: 60 * customers }),
        seed: fc.nat(),
      }),
    )
    fc.assert(
      fc.property(sizes, (options) => {
        const lines = rowsOf(shop(options))
        expect(lines).toHaveLength(options.rows)
        expect(new Set(lines.map((line) => ROW.exec(line)![3]).filter((id) => id !== '')).size).toBe(options.customers)
      }),
      { numRuns: 40 },
    )
  })

  it('is blemished as promised', () => {
    const readable = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
    const guests = shareOf(({ customer }) => customer === '')
    const returns = shareOf(({ orderId }) => orderId.startsWith('C'))
    const samples = shareOf(({ price }) => price === '0.00')
    const unreadable = shareOf(({ orderedAt, price }) => {
      return !readable.test(orderedAt) || Number.isNaN(Date.parse(orderedAt)) || Number.isNaN(Number(price))
    })
    expect(guests).toBeGreaterThan(0.025)
    expect(guests).toBeLessThan(0.035)
    expect(returns).toBeGreaterThan(0.017)
    expect(returns).toBeLessThan(0.024)
    expect(samples).toBeGreaterThan(0.0003)
    expect(samples).toBeLessThan(0.002)
    expect(unreadable).toBeGreaterThan(0)
    expect(unreadable).toBeLessThan(0.0005)
    expect(shareOf(({ quantity, orderId }) => quantity < 0 !== orderId.startsWith('C'))).toBe(0)
    expect(shareOf(({ price }) => /^\d+\.\d\d$/.test(price))).toBeGreaterThan(0.999)
  })

  it('sends back only what was sold before, at the price it was sold', () => {
    const sold = new Set<string>()
    for (const { orderId, customer, product, quantity, price } of rows) {
      const line = [customer, product, Math.abs(quantity), price].join()
      if (orderId.startsWith('C')) expect(sold).toContain(line)
      else sold.add(line)
    }
  })

  it('orders rows by time and numbers orders upwards', () => {
    const times = rows
      .map(({ orderedAt }) => orderedAt)
      .filter((time) => /^\d{4}-\d\d-\d\d /.test(time) && !Number.isNaN(Date.parse(time)))
    expect(times.every((time, i) => i === 0 || time >= times[i - 1]!)).toBe(true)
    const ids = rows.map(({ orderId }) => Number(orderId.replace('C', '')))
    expect(ids.every((id, i) => i === 0 || id >= ids[i - 1]!)).toBe(true)
    expect(times[0]! >= '2023-07-01').toBe(true)
    expect(times.at(-1)!.slice(0, 10)).toBe('2025-06-30')
  })

  it('looks like a shop: many buy once, few bring most, and Christmas is busy', () => {
    const orders = new Map<string, Set<string>>()
    const revenue = new Map<string, number>()
    for (const { customer, orderId, quantity, price } of rows) {
      if (!customer || Number.isNaN(Number(price))) continue
      revenue.set(customer, (revenue.get(customer) ?? 0) + quantity * Number(price))
      if (!orderId.startsWith('C')) orders.set(customer, (orders.get(customer) ?? new Set()).add(orderId))
    }
    const oneTime = [...orders.values()].filter((ids) => ids.size === 1).length / orders.size
    expect(oneTime).toBeGreaterThan(0.3)
    expect(oneTime).toBeLessThan(0.45)

    const money = [...revenue.values()].sort((a, b) => b - a)
    const total = money.reduce((sum, amount) => sum + amount, 0)
    const topFifth = money.slice(0, money.length / 5).reduce((sum, amount) => sum + amount, 0)
    expect(topFifth / total).toBeGreaterThan(0.55)

    const inMonth = (month: string): number => rows.filter(({ orderedAt }) => orderedAt.startsWith(month)).length
    expect(inMonth('2024-12')).toBeGreaterThan(1.2 * inMonth('2025-02'))
  })

  it('defaults to 2,000 customers and about ten rows each', () => {
    const lines = rowsOf(shop({ seed: 1 }))
    expect(lines.length).toBeGreaterThan(16_000)
    expect(lines.length).toBeLessThan(26_000)
  })

  it('keeps to the dates asked for', () => {
    const lines = rowsOf(shop({ seed: 1, customers: 5, start: '2024-02-28', end: '2024-03-01' }))
    expect(new Set(lines.map((line) => ROW.exec(line)![2]!.slice(0, 7)))).toEqual(new Set(['2024-02', '2024-03']))
  })

  it.each<[Partial<ShopOptions>, RegExp]>([
    [{ customers: 0 }, /customers=0/],
    [{ customers: 10, rows: 9 }, /rows=9 is less than one row for each of 10 customers/],
    [{ start: '2025-02-31' }, /2025-02-31 is no date/],
    [{ end: 'soon' }, /soon is no date/],
    [{ start: '2025-02-01', end: '2025-01-01' }, /end=2025-01-01 is before start=2025-02-01/],
  ])('refuses %o', (options, message) => {
    expect(() => shop({ seed: 1, ...options })).toThrow(OptionError)
    expect(() => shop({ seed: 1, ...options })).toThrow(message)
  })
})
