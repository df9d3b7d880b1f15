import { describe, expect, it } from 'vitest'
import { compileMap } from '../../src/maps/compile-map.ts'
import { explainScore } from '../../src/maps/explain-score.ts'
import { house } from '../../src/maps/house.ts'
import { list125 } from '../../src/maps/presets/list-125.ts'
import type { ExplainedCustomer } from '../../src/maps/score-explanation.ts'
import type { MetricScoring, Scoring } from '../../src/rfm/scoring/scoring.ts'

function metric(froms: number[]): MetricScoring {
  const thresholds = [null, ...froms].map((from, i) => ({ score: i + 1, from }))
  return { bins: froms.length + 1, effectiveBins: froms.length + 1, edges: [], largestTieShare: 0, thresholds }
}

/** UCI Online Retail (Quantity > 0, UnitPrice > 0, 4,338 customers), five bins by quantile. */
const scoring: Scoring = {
  method: 'quantile',
  bins: 5,
  recency: metric([180, 72, 33, 13]),
  orders: metric([2, 3, 4, 7]),
  revenue: metric([250.26, 490.22, 942.34, 2059.45]),
}
const run = { asOf: '2011-12-10', scoring, map: compileMap(house) }

function moves(customer: ExplainedCustomer) {
  const { code, segment, moreOrders, waysUp, slip } = explainScore(customer, run)
  return [
    `${code} ${segment}`,
    ...moreOrders.map((move) => `+${move.orders} ${move.segment}`),
    ...waysUp.map((way) => `${way.spend} ${way.segment}`),
    ...(slip ? [`${slip.on} ${slip.segment}`] : []),
  ]
}

describe('explainScore', () => {
  it('explains customers of Online Retail', () => {
    expect(moves({ recencyDays: 19, orderCount: 1, revenue: 1757.55 })).toEqual([
      '414 New customers',
      '+1 Big spenders',
      '+3 Champions',
      '0 Promising',
      '301.9 Big spenders',
      '2011-12-25 About to sleep',
    ])
    expect(moves({ recencyDays: 23, orderCount: 10, revenue: 4000 })).toEqual([
      '455 Loyal customers',
      '+1 Champions',
      '0 Champions',
      '2011-12-21 Needs attention',
    ])
    expect(moves({ recencyDays: 3, orderCount: 7, revenue: 4310 })).toEqual([
      '555 Champions',
      '2011-12-21 Loyal customers',
    ])
    expect(moves({ recencyDays: 311, orderCount: 1, revenue: 334.4 })).toEqual([
      '112 Lost',
      '+1 Promising',
      '+2 Potential loyalists',
      '+3 Champions',
      '0 Promising',
    ])
  })

  it('says so in sentences', () => {
    expect(explainScore({ recencyDays: 85, orderCount: 3, revenue: 1200 }, run).sentences).toEqual([
      'r = 2 (73 to 180 days; theirs 85), f = 3 (3 orders), m = 4 (942.34 to under 2,059.45; theirs 1,200): f + m = 7 >= 6 and r <= 2: At risk.',
      'One more order now at their average of 400 makes them Champions.',
      'The shortest ways up: one order of any value: Champions.',
    ])
    expect(explainScore({ recencyDays: 19, orderCount: 1, revenue: 1757.55 }, run).sentences.slice(1)).toEqual([
      'One more order now at their average of 1,757.55 makes them Big spenders, three Champions.',
      'The shortest ways up: one order of any value: Promising; one order of 301.90 or more: Big spenders.',
      'Without an order they are About to sleep from 2011-12-25.',
    ])
  })

  it('speaks of both ends of the scores', () => {
    const [best] = explainScore({ recencyDays: 0, orderCount: 209, revenue: 280206.02 }, run).sentences
    expect(best).toContain(
      'r = 5 (13 days or fewer; theirs 0), f = 5 (7 orders or more; theirs 209), m = 5 (2,059.45 or more',
    )
    const [worst] = explainScore({ recencyDays: 374, orderCount: 1, revenue: -3 }, run).sentences
    expect(worst).toContain('r = 1 (181 days or more; theirs 374), f = 1 (1 order), m = 1 (under 250.26; theirs -3)')
  })

  it('lets orders stand in where there are no amounts', () => {
    const map = { ...run, scoring: { ...scoring, revenue: null } }
    const { segment, sentences } = explainScore({ recencyDays: 19, orderCount: 1, revenue: undefined }, map)
    expect(segment).toBe('New customers')
    expect(sentences[0]).toContain('m = 1 (no amounts, f stands in)')
    expect(sentences[1]).toBe('One more order now makes them Promising, two Potential loyalists, three Champions.')
  })

  it('tells the levels behind the scores of other bins, and the codes of a list', () => {
    const three = {
      ...scoring,
      bins: 3,
      recency: metric([72, 13]),
      orders: metric([2, 4]),
      revenue: metric([300, 900]),
    }
    const [why] = explainScore(
      { recencyDays: 20, orderCount: 2, revenue: 500 },
      { ...run, scoring: three, map: compileMap(house, 3) },
    ).sentences
    expect(why).toContain('levels 3, 3, 3 of 5: r = 3, f + m = 6 >= 6: Needs attention.')
    const [listed] = explainScore(
      { recencyDays: 19, orderCount: 1, revenue: 300 },
      { ...run, map: compileMap(list125) },
    ).sentences
    expect(listed).toContain('one of 512 511 422 421 412 411 311: New.')
  })
})
