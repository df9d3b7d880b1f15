import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatmapOf } from '../../src/pipeline/heatmap.ts'
import type { Run } from '../../src/pipeline/run.ts'
import type { ScoreOptions } from '../../src/rfm/scoring/fit-thresholds.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'
import { type ScoringMethod, scoringMethods } from '../../src/rfm/scoring/scoring.ts'

/** The map of customers with these days since the last order and these numbers of orders. */
function mapOf(days: readonly number[], orders: readonly number[], options: Partial<ScoreOptions> = {}) {
  const customerColumns = {
    n: days.length,
    recencyDays: Float64Array.from(days),
    orderCount: Float64Array.from(orders),
    revenue: undefined,
  }
  const scores = scoreCustomers(customerColumns, { method: 'quantile', bins: 2, ...options })
  return heatmapOf({ customerColumns, scoring: scores.scoring, ruleSegmentation: { scores } } as unknown as Run)!
}

describe('heatmapOf', () => {
  it('leaves no day and no number of orders between two bins', () => {
    const { rows, columns, customers } = mapOf([1, 13, 15, 33], [1, 2, 7, 9])
    expect(rows).toEqual([
      { min: 0, max: 13 },
      { min: 14, max: 33 },
    ])
    expect(columns).toEqual([
      { min: 1, max: 6 },
      { min: 7, max: 9 },
    ])
    expect(customers).toEqual([
      [2, 0],
      [0, 2],
    ])
  })

  it('shows the cut-offs that were chosen, and a single bin as it is', () => {
    const fixed = { method: 'fixed', cuts: { recency: [30], orders: [4] } } as const
    expect(mapOf([2, 28, 60], [1, 2, 5], fixed)).toMatchObject({
      rows: [
        { min: 0, max: 30 },
        { min: 31, max: 60 },
      ],
      columns: [
        { min: 1, max: 3 },
        { min: 4, max: 5 },
      ],
    })
    expect(mapOf([5, 5], [3, 3])).toMatchObject({ rows: [{ min: 5, max: 5 }], columns: [{ min: 3, max: 3 }] })
  })

  it('counts in each cell whoever lies within its bins, under every method', () => {
    const methods = scoringMethods.filter((method): method is Exclude<ScoringMethod, 'nested'> => method !== 'nested')
    const customer = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(
        fc.array(customer, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(...methods),
        (people, method) => {
          const days = people.map(([ago]) => ago)
          const orders = people.map(([, count]) => count)
          const { rows, columns, customers } = mapOf(days, orders, { method, bins: 5 })
          const within = (value: number, { min, max }: { min: number; max: number | null }): boolean =>
            value >= min && value <= (max ?? Number.POSITIVE_INFINITY)
          expect(customers).toEqual(
            rows.map((row) =>
              columns.map((column) => people.filter(([d, o]) => within(d, row) && within(o, column)).length),
            ),
          )
          for (const bins of [rows, columns]) {
            for (const [i, { min }] of bins.entries()) if (i > 0) expect(min).toBe(bins[i - 1]!.max! + 1)
          }
        },
      ),
    )
  })
})
