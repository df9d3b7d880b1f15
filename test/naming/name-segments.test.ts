import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDistinctNames } from '../../src/naming/base-name.ts'
import { nameSegments } from '../../src/naming/name-segments.ts'
import { NAMING_RULES } from '../../src/naming/naming-rules.ts'
import { shortWindow } from '../../src/naming/timing-state.ts'
import type { BaseProfile, SegmentProfile } from '../../src/profiles/segment-profile.ts'
import { BASE, profileWith } from './profiles.ts'

const NOBODY_REPEATS: BaseProfile = { ...BASE, gapDays: null }
const onlyOnce = { oneTimeShare: 0.6 }
const LATE = { lateness: 1.8 }
const GONE = { lateness: 4 }

function nameOf(changes: Partial<SegmentProfile>, base = BASE): [string, string] {
  const [named] = nameSegments([profileWith(changes)], base)
  return [named!.rule, named!.name]
}

describe('nameSegments', () => {
  it.each<[string, string, Partial<SegmentProfile>]>([
    ['noise', 'Unclustered', { cluster: -1, customers: 2 }],
    ['few', 'Unusual customers', { customers: 4, share: 0.19 }],
    ['most', 'Most customers', { share: 0.8, valueRank: 0.9 }],
    ['most', 'Most customers', { customers: 1, share: 1 }],
    ['loyal', 'Loyal customers', { customers: 1, share: 0.5, valueRank: 0.75 }],
    ['champions', 'Champions', { valueRank: 0.85, share: 0.25 }],
    ['loyal', 'Loyal customers', { valueRank: 0.85, share: 0.26 }],
    ['loyal', 'Loyal customers', { valueRank: 0.9, lateness: 1.2, recencyRank: 0.6 }],
    ['loyal', 'Loyal customers', { valueRank: 0.6 }],
    ['big-spenders', 'Big spenders', { revenueRank: 0.8, orderRank: 0.3, valueRank: 0.55 }],
    ['big-spenders', 'Big spenders', { revenueRank: 0.9, orderRank: 0.5, valueRank: 0.7, ...onlyOnce }],
    ['new', 'New customers', { tenureDays: 120 }],
    ['new', 'New customers', { ...onlyOnce }],
    ['potential-loyalists', 'Potential loyalists', { valueRank: 0.4 }],
    ['occasional', 'Occasional buyers', { valueRank: 0.39 }],
    ['needs-attention', 'Needs attention', { ...LATE, valueRank: 0.5 }],
    ['needs-attention', 'Needs attention', { lateness: 1.2, recencyRank: 0.59, valueRank: 0.95 }],
    ['about-to-sleep', 'About to sleep', { ...LATE, valueRank: 0.49 }],
    ['about-to-sleep', 'About to sleep', { ...LATE, valueRank: 0.7, ...onlyOnce }],
    ['at-risk', 'At risk', { ...GONE, valueRank: 0.6 }],
    ['hibernating-value', 'Hibernating', { ...GONE, valueRank: 0.59 }],
    ['hibernating-time', 'Hibernating', { lateness: 3, valueRank: 0.1 }],
    ['hibernating-time', 'Hibernating', { lateness: 2.01, valueRank: 0.62, ...onlyOnce }],
    ['lost', 'Lost', { ...GONE, valueRank: 0.39 }],
    ['lost', 'Lost', { ...GONE, valueRank: 0.7, ...onlyOnce }],
  ])('gives rule %s the name %s', (rule, name, changes) => {
    expect(nameOf(changes)).toEqual([rule, name])
  })

  it('has an example of every rule in the table', () => {
    expect(NAMING_RULES).toHaveLength(15)
    expect(new Set(NAMING_RULES.map(({ id }) => id)).size).toBe(15)
  })

  it.each<[string, number]>([
    ['New customers', 0.6],
    ['About to sleep', 0.4],
    ['Hibernating', 0.2],
    ['Lost', 0.19],
  ])('goes by rank where nobody repeats: %s', (name, recencyRank) => {
    const changes = { recencyRank, lateness: null, usualGapDays: null, oneTimeShare: 1 }
    expect(nameOf(changes, NOBODY_REPEATS)[1]).toBe(name)
  })

  it('calls nobody late in a window of less than three gaps, and says so', () => {
    const short = { ...BASE, longestTenureDays: 179 }
    expect(nameOf({ ...GONE, valueRank: 0.9 }, short)[1]).toBe('Loyal customers')
    expect(shortWindow(short)?.code).toBe('short-window')
    expect(shortWindow({ ...BASE, longestTenureDays: 180 })).toBeUndefined()
  })

  it('says aloud that a log of under 90 days, in which most came once, tells little', () => {
    const month = { ...BASE, gapDays: 6, longestTenureDays: 30, oneTimeShare: 0.84 }
    expect(shortWindow(month)).toMatchObject({ code: 'short-window', severity: 'warning' })
    expect(shortWindow(month)?.message).toMatch(/^the first order is 30 days old and 84% of customers ordered once/)
    expect(shortWindow({ ...month, gapDays: null })?.code).toBe('short-window')
    expect(shortWindow({ ...month, oneTimeShare: 0.5 })).toBeUndefined()
    expect(shortWindow({ ...month, longestTenureDays: 90 })).toBeUndefined()
  })

  it('needs no amounts', () => {
    expect(nameOf({ revenueRank: null, orderRank: 0.9, valueRank: 0.9 })[1]).toBe('Champions')
  })

  it('gives the numbers of its reason', () => {
    const [named] = nameSegments([profileWith({ lateness: 1.15, recencyRank: 0.45, valueRank: 0.62 })], BASE)
    expect(named?.reason).toBe(
      'late: silent for 1.15 times the usual gap, at most 2; value rank 0.62, at least 0.5; 35% bought once',
    )
  })

  it('tells two of one name apart by the widest difference', () => {
    const spend = (cluster: number, z: number): SegmentProfile =>
      profileWith({ ...GONE, valueRank: 0.1, cluster, zScore: { recency: z / 2, orders: 0, spend: z, tenure: 9 * z } })
    const names = (...profiles: SegmentProfile[]): string[] => nameSegments(profiles, BASE).map(({ name }) => name)
    expect(names(spend(0, -1), spend(1, 1))).toEqual(['Lost (lower spend)', 'Lost (higher spend)'])
    expect(names(spend(0, 0), spend(1, 1), spend(2, -1))).toEqual([
      'Lost (in between)',
      'Lost (highest spend)',
      'Lost (lowest spend)',
    ])
    expect(names(spend(0, 0), spend(1, 1), spend(2, -1), spend(3, 0))).toEqual([
      'Lost (spend tier 2 of 4)',
      'Lost (spend tier 1 of 4)',
      'Lost (spend tier 4 of 4)',
      'Lost (spend tier 3 of 4)',
    ])
  })

  it('takes fewer days for the better recency, and recency first on ties', () => {
    const at = (cluster: number, recency: number): SegmentProfile =>
      profileWith({ ...GONE, valueRank: 0.1, cluster, zScore: { recency, orders: recency, spend: null, tenure: 0 } })
    expect(nameSegments([at(0, 1), at(1, 0)], BASE).map(({ name }) => name)).toEqual([
      'Lost (longer ago)',
      'Lost (more recent)',
    ])
  })

  it('names any profiles differently, whatever their order', () => {
    const rank = fc.double({ min: 0, max: 1, noNaN: true })
    const z = fc.constantFrom(-2, -1, 0, 0.5, 1)
    const someProfile = fc
      .record({
        customers: fc.constantFrom(3, 50, 200),
        share: rank,
        recencyRank: rank,
        orderRank: rank,
        revenueRank: rank,
        valueRank: rank,
        oneTimeShare: rank,
        tenureDays: fc.constantFrom(50, 300),
        lateness: fc.constantFrom(0.5, 1.2, 1.8, 2.5, 4),
        zScore: fc.record({ recency: z, orders: z, spend: z, tenure: z }),
      })
      .map(profileWith)
    fc.assert(
      fc.property(fc.array(someProfile, { minLength: 2, maxLength: 10 }), (drawn) => {
        const profiles = drawn.map((profile, cluster) => ({ ...profile, cluster }))
        const named = nameSegments(profiles, BASE)
        expect(new Set(named.map(({ name }) => name)).size).toBe(profiles.length)
        expect(nameSegments([...profiles].reverse(), BASE).reverse()).toEqual(named)
        expect(countDistinctNames(profiles, BASE)).toBe(new Set(named.map(({ baseName }) => baseName)).size)
      }),
    )
  })
})

describe('countDistinctNames', () => {
  it('leaves out noise and counts namesakes once', () => {
    const lost = { ...GONE, valueRank: 0.1 }
    const profiles = [profileWith(lost), profileWith({ ...lost, cluster: 1 }), profileWith({ cluster: -1 })]
    expect(countDistinctNames(profiles, BASE)).toBe(1)
  })
})
