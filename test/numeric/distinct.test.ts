import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinct } from '../../src/numeric/distinct.ts'

describe('distinct', () => {
  it('names the value at every place, for whole numbers and for others alike', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.double({ min: -5, max: 1e9, noNaN: true }))
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), (list) => {
        const values = Float64Array.from(list, (value) => value + 0)
        const { values: kept, index } = distinct(values)
        expect(Array.from(index, (at) => kept[at]! + 0)).toEqual(list.map((value) => value + 0))
        expect([...kept]).toEqual([...new Set(values)].sort((a, b) => a - b))
      }),
    )
  })
})
