import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEASURES, SORTS } from '../../../src/api/customers.ts'
import { fromQueryString, toQueryString } from '../../../src/dashboard/state/customer-query.ts'

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const word = fc.string({ minLength: 1 })
const query = fc.record(
  {
    segment: fc.array(word, { minLength: 1 }),
    rule: fc.array(word, { minLength: 1 }),
    q: word,
    ranges: fc
      .dictionary(fc.constantFrom(...MEASURES), fc.record({ from: number, to: fc.option(number) }), { minKeys: 1 })
      .map((ranges) => ({ ...ranges })),
    polygon: fc.record({
      x: fc.constantFrom(...MEASURES),
      y: fc.constantFrom(...MEASURES),
      corners: fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 8 }),
    }),
    sort: fc.record({ by: fc.constantFrom(...SORTS), descending: fc.boolean() }),
  },
  { requiredKeys: [] },
)

describe('toQueryString', () => {
  it('comes back the same from an address', () => {
    fc.assert(
      fc.property(query, (value) => {
        expect(fromQueryString(toQueryString(value))).toEqual(value)
      }),
    )
  })
})

describe('fromQueryString', () => {
  it('leaves out what is broken', () => {
    expect(fromQueryString('recency=5&revenue=..&sort=-price&polygon=1,2;3&x=recency&y=revenue&other=1')).toEqual({})
  })
})
