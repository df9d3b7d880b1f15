import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import type { ColumnSample } from '../../src/sources/guess-roles.ts'
import { guessTotals } from '../../src/sources/guess-totals.ts'
import type { ColumnRoles } from '../../src/sources/roles.ts'

/** Thirty rows of the named columns; a value may depend on the row. */
function table(columns: Record<string, string | ((row: number) => string)>): ColumnSample[] {
  return Object.entries(columns).map(([name, value]) => ({
    name,
    values: Array.from({ length: 30 }, (_, row) => (typeof value === 'string' ? value : value(row))),
  }))
}

const guess = (columns: Parameters<typeof table>[0], given: ColumnRoles = {}) => guessTotals(table(columns), given)
const id = (row: number): string => `c${row}`

describe('guessTotals', () => {
  it.each([
    [
      { CustomerID: id, R: '12', F: '3', M: '40.5' },
      { recencyDays: 'R', orderCount: 'F', revenue: 'M' },
    ],
    [
      { 'Customer ID': id, Recency: '12', Frequency: '3', Monetary: '40.5' },
      { recencyDays: 'Recency', orderCount: 'Frequency', revenue: 'Monetary' },
    ],
    [
      { email: id, last_purchase: '2024-01-31', orders: '3', total_spent: '40.5', created_at: '2020-01-01' },
      { lastOrderAt: 'last_purchase', orderCount: 'orders', revenue: 'total_spent' },
    ],
    [
      { customer_id: id, revenue: '777', most_recent_visit: '2006-05-14', number_of_orders: '9', recency_days: '232' },
      {
        lastOrderAt: 'most_recent_visit',
        recencyDays: 'recency_days',
        orderCount: 'number_of_orders',
        revenue: 'revenue',
      },
    ],
    [
      { Kundennummer: id, 'letzte Bestellung': '31.01.2024', Bestellungen: '3', Gesamtumsatz: '40,50' },
      { lastOrderAt: 'letzte Bestellung', orderCount: 'Bestellungen', revenue: 'Gesamtumsatz' },
    ],
  ])('knows a table of customers by its columns %#', (columns, roles) => {
    const [customerId] = Object.keys(columns)
    expect(guess(columns)).toEqual({ customerId, ...roles })
  })

  it.each([
    ['an order id', { order_id: id, customer: id, recency: '3', frequency: '2' }],
    ['a date of the order', { customer: id, order_date: '2024-01-31', last_order: '2024-01-31', orders: '2' }],
    ['several rows for one customer', { customer: (row: number) => `c${row % 9}`, recency: '3', frequency: '2' }],
    ['no number of orders', { customer: id, date: '2024-01-31', last_order: '2024-01-31', amount: '2' }],
    ['a letter alone', { customer: id, date: '2024-01-31', amount: '2', r: '7', f: '2' }],
  ])('leaves a source with %s to the roles of transactions', (_, columns) => {
    expect(guess(columns)).toBeUndefined()
  })

  it('takes columns that are given, whatever their names', () => {
    const given = { recencyDays: 'a', orderCount: 'b', revenue: 'none' }
    expect(guess({ id, a: '3', b: '2', m: '4' }, given)).toEqual({
      customerId: 'id',
      recencyDays: 'a',
      orderCount: 'b',
    })
    expect(guess({ id, Recency: '3', Frequency: '2' }, { orderedAt: 'Recency' })).toBeUndefined()
  })

  it('refuses roles of both kinds, and a missing one', () => {
    expect(() => guess({ id, a: '3', b: '2' }, { recencyDays: 'a', orderId: 'b' })).toThrow(OptionError)
    expect(() => guess({ id, a: '3', b: '2' }, { recencyDays: 'a' })).toThrow(/no column looks like the orderCount/)
    expect(() => guess({ id, a: '3', b: '2' }, { orderCount: 'a' })).toThrow(/--columns lastOrderAt=NAME/)
  })

  it('refuses a summary for lifetime models and a table of scores, unless it is said what they hold', () => {
    const lifetimes = { ID: id, frequency: '2', recency: '30.43', T: '38.86' }
    expect(() => guess(lifetimes)).toThrow(SourceError)
    expect(() => guess(lifetimes)).toThrow(/age at the last order/)
    expect(guess(lifetimes, { recencyDays: 'recency', orderCount: 'frequency' })).toBeDefined()
    const scores = { ID: id, R: (row: number) => `${1 + (row % 5)}`, F: '2', M: '5' }
    expect(() => guess(scores)).toThrow(/look like scores/)
  })
})
