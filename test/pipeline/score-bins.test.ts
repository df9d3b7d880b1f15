import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreBins } from '../../src/pipeline/score-bins.ts'
import type { ScoreOptions } from '../../src/rfm/scoring/fit-thresholds.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'
import { scoringMethods } from '../../src/rfm/scoring/scoring.ts'

function scored(days: readonly number[], revenue: readonly number[], options: Partial<ScoreOptions> = {}) {
  const customers = {
    n: days.length,
    recencyDays: Float64Array.from(days),
    orderCount: Float64Array.from(days, () => 1),
    revenue: Float64Array.from(revenue),
  }
  return scoreCustomers(customers, { method: 'quantile', bins: 2, ...options })
}

describe('scoreBins', () => {
  it('leaves no day and no cent between two scores', () => {
    const { scoring } = scored([1, 13, 15, 33], [10, 249.5, 2018.91, 3000])
    expect(scoreBins('recency', scoring.recency)).toEqual([
      { score: 1, min: 14, max: 33, customers: 2 },
      { score: 2, min: 0, max: 13, customers: 2 },
    ])
    expect(scoreBins('revenue', scoring.revenue!)).toEqual([
      { score: 1, min: 10, max: 2018.9, customers: 2 },
      { score: 2, min: 2018.91, max: 3000, customers: 2 },
    ])
  })

  it('begins where a chosen cut-off lies, though nobody stands there', () => {
    const { scoring } = scored([2, 60], [80, 900], {
      method: 'fixed',
      cuts: { recency: [30], orders: [4], revenue: [500] },
    })
    expect(scoreBins('revenue', scoring.revenue!).map(({ min, max }) => [min, max])).toEqual([
      [80, 499.99],
      [500, 900],
    ])
  })

  it('keeps what was observed where cut-offs hold only inside other scores', () => {
    const { scoring } = scored([1, 2, 3, 4, 5, 6], [9, 8, 7, 60, 50, 40], { method: 'nested' })
    const observed = scoring.revenue!.edges.map(({ score, low, high, customers }) => ({
      ...{ score, min: low, max: high, customers },
    }))
    expect(scoreBins('revenue', scoring.revenue!)).toEqual(observed)
  })

  it('holds every customer of the score, and no bin begins before the last has ended, under every other method', () => {
    const customer = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -5000, max: 500_000 }))
    fc.assert(
      fc.property(
        fc.array(customer, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(...scoringMethods.filter((method) => method !== 'nested')),
        (people, method) => {
          const revenue = people.map(([, mills]) => mills / 1000)
          const days = people.map(([ago]) => ago)
          const { scoring, m, r } = scored(days, revenue, { method, bins: 5 })
          const money = scoreBins('revenue', scoring.revenue!)
          const recency = scoreBins('recency', scoring.recency)
          for (const [i] of people.entries()) {
            const [spent, ago] = [
              money.find(({ score }) => score === m![i])!,
              recency.find(({ score }) => score === r[i])!,
            ]
            expect(revenue[i]! >= spent.min && revenue[i]! <= spent.max).toBe(true)
            expect(days[i]! >= ago.min && days[i]! <= ago.max).toBe(true)
          }
          for (const [i, { min }] of money.entries()) if (i > 0) expect(min).toBeGreaterThan(money[i - 1]!.max)
        },
      ),
    )
  })
})
