import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortOrder } from '../../src/numeric/sort-order.ts'

describe('sortOrder', () => {
  it('sorts as comparing does, equal values by position', () => {
    const value = fc.oneof(
      fc.double({ min: 0, noNaN: true }),
      fc.constantFrom(0, 1, 2, Number.MIN_VALUE, Number.POSITIVE_INFINITY),
    )
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const positive = Float64Array.from(values, (value) => value + 0)
        const sorted = [...positive.keys()].sort((a, b) =>
          positive[a]! < positive[b]! ? -1 : positive[a]! > positive[b]! ? 1 : a - b,
        )
        expect([...sortOrder(positive)]).toEqual(sorted)
      }),
    )
  })
})
