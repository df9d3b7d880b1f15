import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { distinctValues } from '../../../src/rfm/scoring/distinct-values.ts'
import { rfmRBounds } from '../../../src/rfm/scoring/rfm-r.ts'
import { scoreCustomers } from '../../../src/rfm/scoring/score-customers.ts'
import { scoreFrozen } from '../../../src/rfm/scoring/score-frozen.ts'
import { type ScoredColumns, scoringMethods } from '../../../src/rfm/scoring/scoring.ts'

type Row = { days: number; orders: number; cents: number }

function columns(rows: readonly Row[], unit = 1, amounts = true): ScoredColumns {
  return {
    n: rows.length,
    recencyDays: Float64Array.from(rows, ({ days }) => days),
    orderCount: Float64Array.from(rows, ({ orders }) => orders),
    revenue: amounts ? Float64Array.from(rows, ({ cents }) => cents * unit) : undefined,
  }
}

const base = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    orders: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
    cents: fc.integer({ min: -500, max: 5000 }),
  }),
  { maxLength: 60 },
)
const method = fc.constantFrom(...scoringMethods)

describe('scoreCustomers', () => {
  const five: Row[] = [
    { days: 400, orders: 1, cents: 1 },
    { days: 200, orders: 2, cents: 2 },
    { days: 100, orders: 3, cents: 3 },
    { days: 50, orders: 5, cents: 4 },
    { days: 5, orders: 9, cents: 5 },
  ]

  it('scores the fewest days, the most orders and the most revenue best', () => {
    const { r, f, m, scoring } = scoreCustomers(columns(five), { method: 'quantile', bins: 5 })
    expect([[...r], [...f], [...m!]]).toEqual(Array(3).fill([1, 2, 3, 4, 5]))
    expect(scoring.recency).toEqual({
      bins: 5,
      effectiveBins: 5,
      largestTieShare: 0.2,
      edges: [400, 200, 100, 50, 5].map((days, i) => ({ score: i + 1, low: days, high: days, customers: 1 })),
      thresholds: [null, 200, 100, 50, 5].map((from, i) => ({ score: i + 1, from })),
    })
  })

  it('scores by the usual cut-offs', () => {
    const { r, f, scoring } = scoreCustomers(columns(five), { method: 'fixed', bins: 5 })
    expect([...r]).toEqual([1, 2, 3, 4, 5])
    expect([...f]).toEqual([1, 2, 3, 4, 5])
    expect(scoring.orders.thresholds.map(({ from }) => from)).toEqual([null, 2, 3, 4, 6])
  })

  it('cuts at given values, ends included, and the other metrics by quantile', () => {
    const rows = [180, 181, 365, 366].map((days, i) => ({ days, orders: i + 1, cents: i }))
    const { r, f } = scoreCustomers(columns(rows), { method: 'fixed', bins: 3, cuts: { recency: [180, 365] } })
    expect([...r]).toEqual([3, 2, 2, 1])
    expect([...f]).toEqual([1, 2, 2, 3])
  })

  it('scores orders within recency, and revenue within both, when nested', () => {
    const rows = [10, 500].flatMap((days) =>
      [1, 2].map((orders) => ({ days, orders: days === 10 ? orders * 10 : orders, cents: days * orders })),
    )
    const { r, f, m } = scoreCustomers(columns(rows), { method: 'nested', bins: 3 })
    expect([...r]).toEqual([3, 3, 1, 1])
    expect([...f]).toEqual([1, 3, 1, 3])
    expect([...m!]).toEqual([2, 2, 2, 2])
  })

  it('leaves m undefined without amounts', () => {
    const { m, scoring } = scoreCustomers(columns(five, 1, false), { method: 'quantile', bins: 5 })
    expect(m).toBeUndefined()
    expect(scoring.revenue).toBeNull()
  })

  it('gives equal customers the middle, one-time buyers a 1 on orders', () => {
    const same = (orders: number) => Array.from({ length: 50 }, () => ({ days: 7, orders, cents: 7 }))
    const once = scoreCustomers(columns(same(1)), { method: 'quantile', bins: 5 })
    expect([once.r[0], once.f[0], once.m![0]]).toEqual([3, 1, 3])
    const twice = scoreCustomers(columns(same(2)), { method: 'quantile', bins: 10 })
    expect([twice.r[0], twice.f[0], twice.m![0]]).toEqual([5, 5, 5])
  })

  it.each(scoringMethods)('scores nobody by %s', (method) => {
    const { r, scoring } = scoreCustomers(columns([]), { method, bins: 5 })
    expect(r).toHaveLength(0)
    expect(scoring.orders).toMatchObject({ effectiveBins: 0, edges: [], largestTieShare: 0 })
  })

  it('refuses what cannot be scored', () => {
    const score = (options: Parameters<typeof scoreCustomers>[1]) => () => scoreCustomers(columns(five), options)
    expect(score({ method: 'quantile', bins: 1 })).toThrow(OptionError)
    expect(score({ method: 'quantile', bins: 11 })).toThrow('bins=11')
    expect(score({ method: 'fixed', bins: 4 })).toThrow("'fixed' has cut-offs for 5 bins, not for 4")
    expect(score({ method: 'fixed', bins: 3, cuts: { orders: [1, 2, 3] } })).toThrow('orders has 3 cut-offs')
    expect(score({ method: 'fixed', bins: 3, cuts: { orders: [3, 3] } })).toThrow('3, 3')
    expect(score({ method: 'quantile', bins: 3, cuts: { orders: [3, 4] } })).toThrow(OptionError)
    const broken = { ...columns(five), revenue: Float64Array.of(1, 2, Number.NaN, 4, 5) }
    expect(() => scoreCustomers(broken, { method: 'quantile', bins: 5 })).toThrow(ShapeError)
  })

  it('ignores the order of rows and the unit of money, under quantile and nested', () => {
    fc.assert(
      fc.property(
        base,
        fc.constantFrom('quantile', 'nested'),
        fc.integer({ min: 2, max: 10 }),
        (rows, method, bins) => {
          const order = rows.map((_, i) => i).sort((a, b) => ((a * 7919) % 61) - ((b * 7919) % 61) || a - b)
          const straight = scoreCustomers(columns(rows), { method, bins })
          const shuffled = scoreCustomers(
            columns(
              order.map((i) => rows[i]),
              1000,
            ),
            { method, bins },
          )
          for (const metric of ['r', 'f', 'm'] as const) {
            expect([...shuffled[metric]!]).toEqual(order.map((i) => straight[metric]![i]))
          }
        },
      ),
    )
  })

  it('never scores a better value lower, or equal values differently, unless nested', () => {
    fc.assert(
      fc.property(base, method, (rows, method) => {
        if (method === 'nested') return
        const { r, f, m } = scoreCustomers(columns(rows), { method, bins: 5 })
        for (let i = 0; i < rows.length; i++) {
          for (let j = 0; j < rows.length; j++) {
            if (rows[i].days <= rows[j].days) expect(r[i]).toBeGreaterThanOrEqual(r[j])
            if (rows[i].orders >= rows[j].orders) expect(f[i]).toBeGreaterThanOrEqual(f[j])
            if (rows[i].cents >= rows[j].cents) expect(m![i]).toBeGreaterThanOrEqual(m![j])
          }
        }
      }),
    )
  })
})

describe('scoreFrozen', () => {
  it('gives the customers it was fitted to their own scores, under every method and after JSON', () => {
    fc.assert(
      fc.property(base, method, (rows, method) => {
        const { r, f, m, scoring } = scoreCustomers(columns(rows), { method, bins: 5 })
        expect(scoreFrozen(JSON.parse(JSON.stringify(scoring)), columns(rows))).toEqual({ r, f, m })
      }),
    )
  })

  it('scores values between and beyond those seen', () => {
    const rows = [10, 20, 30].map((days) => ({ days, orders: days / 10, cents: days }))
    const { scoring } = scoreCustomers(columns(rows), { method: 'quantile', bins: 3 })
    const others = [0, 15, 25, 99].map((days) => ({ days, orders: 9, cents: 15 }))
    const { r, f, m } = scoreFrozen(scoring, columns(others))
    expect([...r]).toEqual([3, 2, 1, 1])
    expect([...f]).toEqual([3, 3, 3, 3])
    expect([...m!]).toEqual([1, 1, 1, 1])
  })

  it('refuses customers without amounts where revenue was scored', () => {
    const rows = [{ days: 1, orders: 1, cents: 1 }]
    const { scoring } = scoreCustomers(columns(rows), { method: 'quantile', bins: 5 })
    expect(() => scoreFrozen(scoring, columns(rows, 1, false))).toThrow(ShapeError)
  })
})

describe('rfmRBounds', () => {
  it("gives R's bins of mtcars$mpg", () => {
    // rfm 0.3.0, tests: bins(mtcars$mpg, 5) is 16.20, 18.92, 22.00, 25.08.
    const mpg = [
      21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
      33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
    ]
    const bounds = rfmRBounds(distinctValues('revenue', Float64Array.from(mpg)), 5)
    expect(bounds.map((bound) => Number(bound.toFixed(2)))).toEqual([16.2, 18.92, 22, 25.08])
  })
})
