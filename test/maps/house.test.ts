import { describe, expect, it } from 'vitest'
import { compileMap } from '../../src/maps/compile-map.ts'
import { house } from '../../src/maps/house.ts'
import { mapScores } from '../../src/maps/map-scores.ts'
import { relabelNewCustomers } from '../../src/maps/relabel-new-customers.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'

/**
 * The 125 codes one by one, as the map's specification lists them: a line for each r, worst first; in it a word for each
 * f and a letter for each m, worst first. Letters: Champions, Loyal, Big spenders, potential loyalists (O), Promising, New, needs Attention,
 * about to Sleep, at Risk, Hibernating, lost (X).
 */
const codes = `
  XXXXR HHHRR HHRRR HRRRR RRRRR
  HHHHR HHHRR HHRRR HRRRR RRRRR
  SSSSA SSSAA SSAAA SAAAA AAAAA
  NNNNB PPPPB OOOOB LLLLL LLLLL
  NNNNB PPPPB OOOOB LLLCC LLLCC`

const names: Record<string, string> = {
  C: 'Champions',
  L: 'Loyal customers',
  B: 'Big spenders',
  O: 'Potential loyalists',
  P: 'Promising',
  N: 'New customers',
  A: 'Needs attention',
  S: 'About to sleep',
  R: 'At risk',
  H: 'Hibernating',
  X: 'Lost',
}

describe('house', () => {
  it('names all 125 codes as listed', () => {
    const map = compileMap(house)
    const listed = codes.replace(/\s/g, '')
    expect([...map.segmentOfCode].map((i) => map.segments[i])).toEqual([...listed].map((letter) => names[letter]))
    expect(map.codeCounts).toEqual([4, 16, 6, 8, 8, 8, 15, 10, 30, 16, 4])
    expect(map.findings).toEqual([])
  })

  it.each([
    [2, ['Potential loyalists', 'Promising', 'Needs attention', 'About to sleep', 'Hibernating']],
    [3, ['Promising']],
    [4, ['Potential loyalists', 'Needs attention', 'About to sleep']],
    ...[5, 6, 7, 8, 9, 10].map((bins): [number, string[]] => [bins, []]),
  ])('is a partition of %i bins and says who cannot occur', (bins, cannotOccur) => {
    const map = compileMap(house, bins)
    expect(map.codeCounts.reduce((a, b) => a + b)).toBe(bins ** 3)
    expect(map.cannotOccur).toEqual(cannotOccur)
    expect(map.findings.map(({ code }) => code)).toEqual(cannotOccur.length > 0 ? ['map-cannot-occur'] : [])
  })
})

describe('mapScores', () => {
  const scores = { r: Uint8Array.of(5, 4, 1), f: Uint8Array.of(5, 1, 1), m: Uint8Array.of(5, 5, 1) }

  it('names each customer', () => {
    const { segmentIndex, segments, findings } = mapScores(compileMap(house), scores)
    expect([...segmentIndex].map((i) => segments[i])).toEqual(['Champions', 'Big spenders', 'Lost'])
    expect(findings).toEqual([])
  })

  it('takes the orders score for a missing revenue score and says what that rules out', () => {
    const { segmentIndex, segments, findings } = mapScores(compileMap(house), { ...scores, m: undefined })
    expect([...segmentIndex].map((i) => segments[i])).toEqual(['Champions', 'New customers', 'Lost'])
    expect(findings[0].message).toContain('nobody can be Big spenders')
  })

  it('refuses scores of more bins than the map', () => {
    expect(() => mapScores(compileMap(house, 3), scores)).toThrow('the scores 5, 5, 5')
  })
})

describe('relabelNewCustomers', () => {
  const ordersScoring = (orders: number[]) => {
    const ones = new Float64Array(orders.length).fill(1)
    const customers = { n: orders.length, recencyDays: ones, orderCount: Float64Array.from(orders), revenue: ones }
    return scoreCustomers(customers, { method: 'quantile', bins: 5 }).scoring.orders
  }

  it('keeps the name where the lowest score is one order', () => {
    expect(relabelNewCustomers(house, ordersScoring([1, 1, 2, 3, 4, 5])).map).toBe(house)
  })

  it('calls them Occasional buyers where it covers more', () => {
    const { map, findings } = relabelNewCustomers(house, ordersScoring([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    expect(compileMap(map).segmentOf(5, 1, 1)).toBe('Occasional buyers')
    expect(findings).toMatchObject([{ code: 'occasional-buyers' }])
  })
})
