import { beforeAll, describe, expect, it } from 'vitest'
import type { CleanOptions } from '../../src/cleaning/clean-options.ts'
import { compileMap } from '../../src/maps/compile-map.ts'
import { house } from '../../src/maps/house.ts'
import { mapScores } from '../../src/maps/map-scores.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'
import { CDNOW, measure, ONLINE_RETAIL, RFM_R_ORDERS, reference } from './shared.ts'

/** The bases of expected_scores.csv that follow the contract, by the beginning of their definition. */
const BASES: [string, string, string, CleanOptions][] = [
  ['online-retail', 'with customer', ONLINE_RETAIL, { refunds: 'drop' }],
  ['cdnow-master', 'zero amounts dropped', CDNOW, { refunds: 'drop' }],
  ['rfm-r-orders', 'as-of 2006-12-31', RFM_R_ORDERS, { orders: 'date', asOf: '2006-12-31' }],
]

describe.each(BASES)('scoreCustomers on %s', (base, definition, path, options) => {
  const rows = reference('expected_scores.csv').filter(
    (row) => row['base'] === base && row['definition']!.startsWith(definition),
  )
  let customers: CustomerColumns
  beforeAll(async () => {
    customers = (await measure(path, options)).customers
  })

  it.each([3, 4, 5, 10])('gives the known counts and edges for %i bins', (bins) => {
    const { scoring } = scoreCustomers(customers, { method: 'quantile', bins })
    const known = rows.filter((row) => row['bins'] === String(bins))
    expect(customers.n).toBe(Number(known[0]!['customers']))
    for (const [name, metric] of [
      ['recency_days', scoring.recency],
      ['order_count', scoring.orders],
      ['revenue', scoring.revenue!],
    ] as const) {
      const wanted = known.filter((row) => row['metric'] === name)
      expect(wanted.length).toBeGreaterThan(0)
      expect(metric.effectiveBins).toBe(Number(wanted[0]!['effective_bins']))
      expect(metric.edges.map(({ score, low, high, customers: count }) => [score, count, low, high])).toEqual(
        wanted.map((row) => [row['score'], row['count'], row['low'], row['high']].map(Number)),
      )
    }
  })
})

describe('house', () => {
  it('names all 125 codes as the reference does', () => {
    const rows = reference('house_map.csv')
    const column = (name: string) => Uint8Array.from(rows, (row) => Number(row[name]))
    const map = compileMap(house, 5)
    const { segmentIndex } = mapScores(map, { r: column('r'), f: column('f'), m: column('m') })
    expect([...segmentIndex].map((index) => map.segments[index])).toEqual(rows.map((row) => row['segment']))
    expect(rows).toHaveLength(125)
  })
})
