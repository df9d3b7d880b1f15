import { describe, expect, it } from 'vitest'
import { chooseMap, scoreByRules } from '../../src/pipeline/score-by-rules.ts'
import type { SegmentOptions } from '../../src/pipeline/segment-options.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'

const CUSTOMERS: CustomerColumns = {
  n: 6,
  recencyDays: Float64Array.of(10, 20, 30, 100, 200, 60),
  orderCount: Float64Array.of(5, 3, 2, 1, 1, 1),
  revenue: Float64Array.of(500, 300, 100, 50, 40, 10),
  tenureDays: undefined,
  orderDays: undefined,
}

describe('scoreByRules', () => {
  it('answers for the map and the bins that are asked for, whatever was asked before', async () => {
    const asked: SegmentOptions[] = [{}, { bins: 3 }, { scoring: 'jenks' }, {}]
    for (const options of asked) {
      const { map, scoring } = await chooseMap(options)
      const rules = scoreByRules(CUSTOMERS, map, scoring)
      const afresh = scoreByRules({ ...CUSTOMERS }, map, scoring)
      expect([rules.scores, rules.segmentOf, rules.map.bins]).toEqual([
        afresh.scores,
        afresh.segmentOf,
        options.bins ?? 5,
      ])
    }
  })

  it('scores the same customers once for one question', async () => {
    const { map, scoring } = await chooseMap({})
    const again = await chooseMap({})
    expect(scoreByRules(CUSTOMERS, map, scoring)).toBe(scoreByRules(CUSTOMERS, again.map, again.scoring))
  })
})
