import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupFigures } from '../../src/profiles/group-figures.ts'
import { profileBase } from '../../src/profiles/profile-base.ts'
import { profileAgainst, profileSegments } from '../../src/profiles/profile-segments.ts'
import { type CustomerColumns, takeCustomers } from '../../src/rfm/customers.ts'

const customer = fc.record({
  recency: fc.nat(400),
  span: fc.nat(300),
  orders: fc.integer({ min: 1, max: 6 }),
  cents: fc.integer({ min: -5000, max: 90_000 }),
  label: fc.integer({ min: -1, max: 3 }),
})

function columnsOf(shop: readonly { recency: number; span: number; orders: number; cents: number }[]): CustomerColumns {
  return {
    n: shop.length,
    recencyDays: Float64Array.from(shop, ({ recency }) => recency),
    orderCount: Float64Array.from(shop, ({ orders }) => orders),
    revenue: Float64Array.from(shop, ({ cents }) => cents / 100),
    tenureDays: Float64Array.from(shop, ({ recency, span, orders }) => recency + (orders > 1 ? span + 1 : 0)),
    orderDays: Float64Array.from(shop, ({ orders }) => orders),
  }
}

describe('profileBase', () => {
  it('gives each cluster the figures that its customers have by themselves', () => {
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 60 }), (shop) => {
        const customers = columnsOf(shop)
        const labels = Int32Array.from(shop, ({ label }) => label)
        const { segments } = profileSegments(customers, labels, 4)
        const clusters = [0, 1, 2, 3, -1].filter((label) => labels.includes(label))
        expect(segments.map(({ cluster }) => cluster)).toEqual(clusters)
        for (const segment of segments) {
          const rows = [...labels.keys()].filter((i) => labels[i] === segment.cluster)
          const alone = profileBase(takeCustomers(customers, rows))
          expect(segment).toMatchObject(groupFigures(alone.columns, 90))
        }
      }),
    )
  })

  it('serves one labeling after the other', () => {
    const customers = columnsOf(fc.sample(customer, { numRuns: 40, seed: 7 }))
    const base = profileBase(customers)
    for (const k of [2, 3, 2]) {
      const labels = Int32Array.from({ length: 40 }, (_, i) => i % k)
      expect(profileAgainst(base, labels, k)).toEqual(profileSegments(customers, labels, k))
    }
  })

  it('ranks the rhythm of those who have one', () => {
    const shop = { n: 3, revenue: undefined, orderCount: Float64Array.of(2, 1, 3) }
    const { columns, ranked } = profileBase({
      ...shop,
      recencyDays: Float64Array.of(8, 5, 12),
      tenureDays: Float64Array.of(28, 5, 18),
      orderDays: Float64Array.of(2, 1, 3),
    })
    expect([...columns.gapDays]).toEqual([3, 20])
    expect([...columns.lateness]).toEqual([0.4, 4])
    expect([...ranked.lateness.order]).toEqual([0, 2])
    expect(columns.revenue).toBeUndefined()
  })
})
