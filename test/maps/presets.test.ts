import { describe, expect, it } from 'vitest'
import { compileMap } from '../../src/maps/compile-map.ts'
import { knownMap, knownMaps } from '../../src/maps/known-maps.ts'
import { klaviyo } from '../../src/maps/presets/klaviyo.ts'
import { list125 } from '../../src/maps/presets/list-125.ts'
import { putler } from '../../src/maps/presets/putler.ts'
import { pymcMarketing } from '../../src/maps/presets/pymc-marketing.ts'
import { rfmR } from '../../src/maps/presets/rfm-r.ts'

describe('presets', () => {
  it('list-125 holds each code once', () => {
    const map = compileMap(list125)
    expect(map.codeCounts).toEqual([7, 8, 24, 7, 16, 8, 8, 22, 8, 11, 6])
    expect(map.segmentOf(4, 2, 2)).toBe('New')
  })

  it('klaviyo holds each of its 27 codes once', () => {
    const map = compileMap(klaviyo)
    expect(map.codeCounts).toEqual([3, 5, 5, 5, 5, 4])
    expect(map.segmentOf(2, 3, 1)).toBe('At risk')
  })

  it('putler has no gap, 11 codes in two segments, and no segment that never wins', () => {
    const map = compileMap(putler)
    expect(map.coverage.gaps).toEqual([])
    expect(map.coverage.overlaps).toHaveLength(11)
    expect(map.coverage.shadowed).toEqual([])
    expect(map.codeCounts[map.segments.indexOf('Recent Customers')]).toBe(1)
    expect(map.codeCounts[map.segments.indexOf('Promising')]).toBe(1)
    expect(map.codeCounts[map.segments.indexOf("Can't Lose Them")]).toBe(3)
  })

  it('rfm-r leaves ten codes to Others, and 58 fulfil several rules', () => {
    const map = compileMap(rfmR)
    expect(map.coverage.gaps).toEqual(['215', '241', '251', '252', '341', '351', '441', '451', '541', '551'])
    expect(map.coverage.overlaps).toHaveLength(58)
    expect(map.segmentOf(5, 5, 4)).toBe('Potential Loyalist')
    expect(map.segmentOf(1, 5, 5)).toBe('At Risk')
    expect(map.findings.map(({ code }) => code)).toEqual(['map-gaps', 'map-overlaps'])
  })

  it('pymc-marketing names 46 codes and leaves 18 to Other', () => {
    const map = compileMap(pymcMarketing)
    expect(map.coverage.gaps.join(' ')).toBe('121 131 141 142 213 221 231 241 242 321 331 341 342 421 431 432 441 442')
    expect(map.codeCounts.at(-1)).toBe(18)
  })
})

describe('knownMap', () => {
  it('finds each by its name, and all compile', () => {
    for (const map of knownMaps) expect(compileMap(knownMap(map.name)).segments.length).toBeGreaterThan(4)
  })

  it('lists them when there is none', () => {
    expect(() => knownMap('hosue')).toThrow("no map 'hosue'; choose one of house, putler, list-125")
  })
})
