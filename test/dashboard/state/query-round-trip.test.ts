import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CustomerFilter, MEASURES } from '../../../src/api/customers.ts'
import { fromQueryString, toQueryString } from '../../../src/dashboard/state/customer-query.ts'

describe('toQueryString', () => {
  it('comes back as it was, whatever stands in it', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== '')
    const end = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0))
    const ranges = fc
      .dictionary(fc.constantFrom(...MEASURES), fc.record({ from: end, to: end }), { minKeys: 1 })
      .map((all) =>
        Object.fromEntries(MEASURES.flatMap((measure) => (all[measure] ? [[measure, { ...all[measure] }]] : []))),
      )
      .filter((all) => Object.values(all).every(({ from, to }) => from !== null || to !== null))
    const corner = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1e9 }))
    const any = fc.record(
      {
        segment: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        rule: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        q: word,
        ranges,
        polygon: fc.record({
          x: fc.constant('recency' as const),
          y: fc.constantFrom('revenue' as const, 'tenure' as const),
          corners: fc.array(corner, { minLength: 3, maxLength: 200 }),
        }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(any, (some) => {
        expect(fromQueryString(toQueryString(some as CustomerFilter))).toEqual(some)
      }),
      { numRuns: 300 },
    )
  })
})
