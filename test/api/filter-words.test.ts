import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CustomerFilter, MEASURES } from '../../src/api/customers.ts'
import { filterFromWords, filterToWords } from '../../src/api/filter-words.ts'
import { segmentSlugs } from '../../src/api/segment-slugs.ts'

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x))
const measure = fc.constantFrom(...MEASURES)
const end = fc.option(number)
/** One that is open at both ends says nothing and is not written. */
const range = fc
  .record({ from: end, to: end }, { noNullPrototype: true })
  .filter(({ from, to }) => from !== null || to !== null)
const filters: fc.Arbitrary<CustomerFilter> = fc.record(
  {
    segment: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
    rule: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
    q: fc.string({ minLength: 1 }),
    ranges: fc
      .dictionary(measure, range, {
        minKeys: 1,
        noNullPrototype: true,
      })
      .map((ranges) => Object.fromEntries(MEASURES.flatMap((name) => (ranges[name] ? [[name, ranges[name]]] : [])))),
    polygon: fc.record(
      { x: measure, y: measure, corners: fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 9 }) },
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
)

describe('filterFromWords', () => {
  it('reads what filterToWords writes', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterFromWords(new URLSearchParams(filterToWords(filter).toString()))).toEqual(filter)
      }),
    )
  })

  it('reads ranges with fractions and open ends', () => {
    const read = (text: string) => filterFromWords(new URLSearchParams(text)).ranges
    expect(read('recency=30..90')).toEqual({ recency: { from: 30, to: 90 } })
    expect(read('revenue=-0.5..')).toEqual({ revenue: { from: -0.5, to: null } })
    expect(read('revenue=..1e3')).toEqual({ revenue: { from: null, to: 1000 } })
  })

  it('leaves out what is broken where it is told to', () => {
    const text = 'recency=5&orders=2..&revenue=..&x=recency&y=orders&polygon=1,2;3'
    expect(filterFromWords(new URLSearchParams(text), 'leave out')).toEqual({
      ranges: { orders: { from: 2, to: null } },
    })
  })

  it.each([
    'recency=5',
    'recency=a..b',
    'recency=1..2..3',
    'x=recency&y=orders&polygon=1,2;3,4',
    'polygon=1,2;3,4;5,6',
    'x=recency&y=orders&polygon=1,2;3,4;5',
  ])('refuses %s', (text) => {
    expect(() => filterFromWords(new URLSearchParams(text))).toThrow(RangeError)
  })
})

describe('segmentSlugs', () => {
  it('makes words that tell segments apart', () => {
    expect(segmentSlugs(['At risk', 'Lost', 'Über-Käufer', 'At risk!', '***'])).toEqual([
      'at-risk',
      'lost',
      'uber-kaufer',
      'at-risk-2',
      'segment',
    ])
  })
})
