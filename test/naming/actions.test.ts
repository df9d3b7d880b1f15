import { describe, expect, it } from 'vitest'
import { ACTIONS, recommend } from '../../src/naming/actions.ts'
import { factsIn } from '../../src/naming/fill-template.ts'
import { segmentFacts } from '../../src/naming/segment-facts.ts'
import { isSegmentName, SEGMENT_NAMES, type SegmentName } from '../../src/naming/segment-name.ts'
import type { SegmentProfile } from '../../src/profiles/segment-profile.ts'
import { profileWith } from './profiles.ts'

const NO_AMOUNTS: Partial<SegmentProfile> = {
  revenue: null,
  revenueShare: null,
  averageOrderValue: null,
  customerRevenue: null,
  revenueRatio: null,
}
const NO_RHYTHM: Partial<SegmentProfile> = { gapDays: null, usualGapDays: null, lateness: null }

/** Five orders of 41.50 for 2,769 a head, 17.5 days ago. */
const FIVE_ORDERS: Partial<SegmentProfile> = {
  orderCount: { lower: 3, median: 5, upper: 8 },
  recencyDays: { lower: 8, median: 17.5, upper: 40 },
  customerRevenue: { lower: 900, median: 2769, upper: 4000 },
  averageOrderValue: 41.5,
  revenueRatio: 5.04,
  lateness: 1.152,
  usualGapDays: 61.2,
  tenureDays: 51,
  share: 0.083,
  revenueShare: 0.54,
}

const reasonFor = (baseName: SegmentName, changes: Partial<SegmentProfile>, currency?: string): string =>
  recommend({ baseName }, profileWith(changes), { currency: currency ?? null }).reason

describe('recommend', () => {
  it.each<[SegmentName, string]>([
    ['Champions', '8% of customers bring 54% of revenue: 5 orders, the last 18 days ago.'],
    ['Loyal customers', 'They have ordered 5 times, £42 each, the last 18 days ago.'],
    ['Big spenders', 'Few orders (5 orders) but £2.77k each customer, 5.04 times the base, the last 18 days ago.'],
    ['Potential loyalists', '5 orders, the last 18 days ago; customers like them are one step from loyal.'],
    ['New customers', 'First order 51 days ago; 35% have bought once.'],
    ['Occasional buyers', '5 orders, in rhythm, baskets of £42.'],
    ['Needs attention', 'They bought 5 times for £2.77k, now 1.15 times their usual gap of 61 days.'],
    ['About to sleep', '5 orders, 18 days ago, 1.15 times the usual gap of 61 days.'],
    ['At risk', '£2.77k each in the past (5.04 times the base), silent for 18 days.'],
    ['Hibernating', 'Silent for 18 days, 54% of revenue.'],
    ['Lost', '5 orders, 18 days ago; 1.15 times the usual gap of 61 days.'],
    ['Unusual customers', 'They fit no group; 8% of customers, 54% of revenue.'],
    ['Most customers', '8% of all customers.'],
  ])('gives the reason for %s with its numbers', (name, reason) => {
    expect(reasonFor(name, FIVE_ORDERS, 'GBP')).toBe(reason)
  })

  it.each<[SegmentName, string]>([
    ['Champions', '8% of customers: 5 orders, the last 18 days ago.'],
    ['Loyal customers', 'They have ordered 5 times, the last 18 days ago.'],
    ['Big spenders', 'Few orders (5 orders), the last 18 days ago.'],
    ['Occasional buyers', '5 orders, in rhythm.'],
    ['Needs attention', 'They bought 5 times, silent for 18 days.'],
    ['About to sleep', '5 orders, 18 days ago.'],
    ['At risk', '5 orders in the past, silent for 18 days.'],
    ['Hibernating', 'Silent for 18 days.'],
    ['Lost', '5 orders, 18 days ago.'],
    ['Unusual customers', 'They fit no group; 8% of customers.'],
  ])('leaves out what is not known of %s', (name, reason) => {
    expect(reasonFor(name, { ...FIVE_ORDERS, ...NO_AMOUNTS, ...NO_RHYTHM })).toBe(reason)
  })

  it('makes number and noun agree', () => {
    const once = { orderCount: { lower: 1, median: 1, upper: 1 }, recencyDays: { lower: 1, median: 1, upper: 1 } }
    expect(reasonFor('Lost', { ...once, ...NO_RHYTHM })).toBe('1 order, 1 day ago.')
    expect(reasonFor('Needs attention', { ...once, ...NO_AMOUNTS, ...NO_RHYTHM })).toBe(
      'They bought once, silent for 1 day.',
    )
    const today = { recencyDays: { lower: 0, median: 0, upper: 0 }, orderCount: { lower: 2, median: 2.5, upper: 4 } }
    expect(reasonFor('Potential loyalists', today)).toMatch(/^2.5 orders, the last today;/)
  })

  it('names what to watch with its horizon', () => {
    const kpi = (baseName: SegmentName, changes: Partial<SegmentProfile>): string =>
      recommend({ baseName }, profileWith({ ...FIVE_ORDERS, ...changes })).kpi
    expect(kpi('Potential loyalists', {})).toBe('share that reaches 6 orders')
    expect(kpi('New customers', {})).toBe('second-order rate within 122 days')
    expect(kpi('New customers', NO_RHYTHM)).toBe('second-order rate')
    expect(kpi('Needs attention', NO_RHYTHM)).toBe('share that orders within one usual gap')
  })

  it('writes amounts without symbol where the currency is unknown', () => {
    expect(reasonFor('Loyal customers', FIVE_ORDERS)).toContain(', 42 each,')
  })
})

describe('ACTIONS', () => {
  it('asks only for facts that exist, and puts those that may be missing in brackets', () => {
    const facts = segmentFacts(profileWith({ ...NO_AMOUNTS, ...NO_RHYTHM }))
    for (const { reason, kpi } of Object.values(ACTIONS)) {
      for (const fact of factsIn(reason + kpi)) expect(facts).toHaveProperty(fact)
      for (const fact of factsIn((reason + kpi).replace(/\[[^\]]*\]/g, '')))
        expect(facts).toMatchObject({ [fact]: expect.any(String) })
    }
  })

  it('claims no cause', () => {
    expect(JSON.stringify(ACTIONS)).not.toMatch(/because|thanks to|due to|leads? to|so that/i)
  })

  it('has a record for every name', () => {
    expect(Object.keys(ACTIONS).sort()).toEqual([...SEGMENT_NAMES].sort())
    expect(isSegmentName('Promising')).toBe(true)
    expect(isSegmentName('VIP')).toBe(false)
  })
})
