import { describe, expect, it } from 'vitest'
import { measureMatrix, ruleMapRefits } from '../../src/evidence/rule-map-refits.ts'
import { compileMap } from '../../src/maps/compile-map.ts'
import { house } from '../../src/maps/house.ts'
import { mapScores } from '../../src/maps/map-scores.ts'
import type { RuleMap } from '../../src/maps/rule-map.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { type CustomerColumns, takeCustomers } from '../../src/rfm/customers.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'
import { scoreFrozen } from '../../src/rfm/scoring/score-frozen.ts'
import { bootstrapStability } from '../../src/selection/bootstrap-stability.ts'

const random = seededRandom(8)
const column = (draw: () => number): Float64Array => Float64Array.from({ length: 500 }, draw)
const recencyDays = column(() => Math.floor(300 * random()))
const orderCount = column(() => 1 + Math.floor(12 * random() ** 3))
const revenue = column(() => Math.round(1000 * random()) / 10)
const customers: CustomerColumns = {
  ...{ n: 500, recencyDays, orderCount, revenue, tenureDays: recencyDays, orderDays: orderCount },
}
const usual = { method: 'quantile', bins: 5 } as const
const compiled = compileMap(house)
const labels = Int32Array.from(mapScores(compiled, scoreCustomers(customers, usual)).segmentIndex)

describe('ruleMapRefits', () => {
  it('gives the labels themselves when everybody is drawn once, and when everybody is drawn twice', async () => {
    const x = measureMatrix(customers)
    const refit = ruleMapRefits(compiled, usual)(x)
    for (const times of [1, 2]) expect((await refit(new Float64Array(500).fill(times), 1))(x)).toEqual(labels)
  })

  it('moves the cut-offs with the draw', async () => {
    const x = measureMatrix(customers)
    const recent = recencyDays.map((days) => (days < 60 ? 3 : 0))
    expect((await ruleMapRefits(compiled, usual)(x)(recent, 1))(x)).not.toEqual(labels)
  })

  it.each(['quantile', 'jenks', 'rfm-r', 'nested', 'fixed'] as const)(
    'names under %s as the cut-offs of the drawn customers do, each standing there as often as it was drawn',
    async (method) => {
      const scoring = { method, bins: 5 }
      const x = measureMatrix(customers)
      const refit = ruleMapRefits(compiled, scoring)(x)
      const others = { ...customers, n: 100, revenue: revenue.slice(0, 100) }
      const few = { ...others, recencyDays: recencyDays.slice(50, 150), orderCount: orderCount.slice(0, 100) }
      for (let draw = 0; draw < 5; draw++) {
        const weights = column(() => Math.floor(3 * random()))
        const rows = [...weights].flatMap((weight, i) => new Array<number>(weight).fill(i))
        const drawn = takeCustomers(customers, Int32Array.from(rows))
        const fitted = scoreCustomers(drawn, scoring).scoring
        const predict = await refit(weights, 1)
        for (const base of [customers, few]) {
          const expected = mapScores(compiled, scoreFrozen(fitted, base)).segmentIndex
          expect(await predict(measureMatrix(base))).toEqual(Int32Array.from(expected))
        }
      }
    },
  )

  it('works without amounts', async () => {
    const x = measureMatrix({ ...customers, revenue: undefined })
    expect(x.d).toBe(2)
    expect((await ruleMapRefits(compiled, usual)(x)(new Float64Array(500).fill(1), 1))(x)).toHaveLength(500)
  })

  it('finds a map of fixed cut-offs again in every draw, and one of quantiles nearly', async () => {
    const x = measureMatrix(customers)
    const stable = (fit: ReturnType<typeof ruleMapRefits>, found: Int32Array) =>
      bootstrapStability(x, found, compiled.segments.length, { fit, resamples: 20 })
    const { jaccards, randIndex } = await stable(ruleMapRefits(compiled, usual), labels)
    expect(Math.max(...jaccards)).toBeLessThan(1)
    expect(randIndex.mean).toBeGreaterThan(0.6)
    const cuts = { recency: [15, 30, 90, 180], orders: [2, 3, 5, 8], revenue: [20, 40, 60, 80] }
    const { levels: _, ...rest } = house
    const fixed: RuleMap = { ...rest, scoring: 'fixed', cuts }
    const scoring = { method: 'fixed', bins: 5, cuts } as const
    const named = Int32Array.from(mapScores(compileMap(fixed), scoreCustomers(customers, scoring)).segmentIndex)
    expect((await stable(ruleMapRefits(compileMap(fixed), scoring), named)).randIndex).toEqual({
      mean: 1,
      deviation: 0,
    })
  })
})
