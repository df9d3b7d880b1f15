import { describe, expect, it } from 'vitest'
import { profileSegments } from '../../src/profiles/profile-segments.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'

/** Own rhythms: (90 - 10) / 4 = 20, (100 - 20) / 2 = 40, (60 - 30) / 1 = 30, and three who have none. */
const SIX: CustomerColumns = {
  n: 6,
  recencyDays: Float64Array.of(10, 20, 30, 100, 200, 60),
  orderCount: Float64Array.of(5, 3, 2, 1, 1, 1),
  revenue: Float64Array.of(500, 300, 100, 50, 40, 10),
  tenureDays: Float64Array.of(90, 100, 60, 100, 200, 60),
  orderDays: Float64Array.of(5, 3, 2, 1, 1, 1),
}
const LABELS = Int32Array.of(0, 0, 0, 1, 1, -1)

describe('profileSegments', () => {
  const { base, segments } = profileSegments(SIX, LABELS, 3)

  it('sums up the base', () => {
    expect(base).toMatchObject({
      customers: 6,
      orders: 13,
      revenue: 1000,
      gapDays: 30,
      rhythmShare: 0.5,
      longestTenureDays: 200,
      oneTimeShare: 0.5,
      activeShare: 4 / 6,
      recencyDays: { lower: 22.5, median: 45, upper: 90 },
      customerRevenue: { median: 75 },
    })
    expect(base.averageOrderValue).toBeCloseTo(1000 / 13)
  })

  it('puts clusters in order, noise last, and leaves out empty ones', () => {
    expect(segments.map((segment) => segment.cluster)).toEqual([0, 1, -1])
  })

  it('measures a segment of regulars by their own rhythm', () => {
    expect(segments[0]).toMatchObject({
      customers: 3,
      share: 0.5,
      orders: 10,
      revenue: 900,
      revenueShare: 0.9,
      averageOrderValue: 90,
      revenueRatio: 4,
      orderCount: { lower: 2.5, median: 3, upper: 4 },
      tenureDays: 90,
      repeatRate: 1,
      activeShare: 1,
      recencyRank: 0.75,
      orderRank: 0.75,
      revenueRank: 0.75,
      valueRank: 0.75,
      usualGapDays: 30,
      lateness: 0.5,
    })
  })

  it('measures one-time buyers by the rhythm of the base', () => {
    expect(segments[1]).toMatchObject({ oneTimeShare: 1, repeatRate: 0, gapDays: null, usualGapDays: 30, lateness: 5 })
    expect(segments[1]?.recencyRank).toBeCloseTo(1 / 6)
    expect(segments[1]?.valueRank).toBeCloseTo((3 / 2 / 6 + 2 / 6) / 2)
  })

  it('says what sets a segment apart, strongest first', () => {
    const differences = segments[0]!.setsApart
    // Mean ln(1 + days) 2.959 here against 3.818, spread .974; mean ln(1 + orders) 1.426 against 1.059, spread .418.
    expect(differences[0]?.zScore).toBeCloseTo(-0.882, 3)
    expect(differences[1]?.zScore).toBeCloseTo(0.877, 2)
    expect(differences.map(({ feature, direction }) => `${feature} ${direction}`)).toEqual([
      'recency lower',
      'orders higher',
      'spend higher',
    ])
    expect(differences.map(({ sentence }) => sentence)).toEqual([
      'Days since the last order: median 20, against 45 in the base.',
      'Orders per customer: median 3, against 1.5 in the base.',
      'Revenue per customer: median 4 times that of the base.',
    ])
  })

  it('does not depend on the order of customers', () => {
    const order = [3, 5, 0, 4, 2, 1]
    const moved = (column: Float64Array): Float64Array => column.map((_, i) => column[order[i]!]!)
    const shuffled: CustomerColumns = {
      n: 6,
      recencyDays: moved(SIX.recencyDays),
      orderCount: moved(SIX.orderCount),
      revenue: moved(SIX.revenue!),
      tenureDays: moved(SIX.tenureDays!),
      orderDays: moved(SIX.orderDays!),
    }
    const labels = LABELS.map((_, i) => LABELS[order[i]!]!)
    expect(profileSegments(shuffled, labels, 3)).toEqual({ base, segments })
  })

  it('has no money figures without amounts', () => {
    const { segments } = profileSegments({ ...SIX, revenue: undefined }, LABELS, 2)
    expect(segments[0]).toMatchObject({ revenue: null, revenueShare: null, averageOrderValue: null, revenueRank: null })
    expect(segments[0]).toMatchObject({ customerRevenue: null, revenueRatio: null, valueRank: 0.75 })
    expect(segments[0]?.setsApart.some(({ feature }) => feature === 'spend')).toBe(false)
  })

  it('has no revenue share of a total of 0 or less', () => {
    const { segments } = profileSegments({ ...SIX, revenue: Float64Array.of(-500, 300, 100, 50, 40, 10) }, LABELS, 2)
    expect(segments.map((segment) => segment.revenueShare)).toEqual([null, null, null])
  })

  it('finds nothing that sets equal customers apart', () => {
    const equal = Float64Array.of(7, 7, 7)
    const customers = {
      n: 3,
      recencyDays: equal,
      orderCount: equal,
      revenue: equal,
      tenureDays: equal,
      orderDays: equal,
    }
    const { segments } = profileSegments(customers, Int32Array.of(0, 0, 1), 2)
    expect(segments.map((segment) => segment.setsApart)).toEqual([[], []])
    expect(segments[0]).toMatchObject({ valueRank: 0.5, recencyRank: 0.5 })
  })

  it('profiles a single customer', () => {
    const one = Float64Array.of(1)
    const customers = { n: 1, recencyDays: one, orderCount: one, revenue: one, tenureDays: one, orderDays: one }
    expect(profileSegments(customers, Int32Array.of(0), 1).segments[0]).toMatchObject({ share: 1, lateness: null })
  })
})
