import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf } from '../../src/explore/order-of.ts'

const values = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.constantFrom(-0, 0, Infinity, -Infinity, Number.NaN)),
  { maxLength: 300 },
)

describe('orderOf', () => {
  it.each([false, true])('is the stable order of the values, NaN last (descending: %s)', (descending) => {
    fc.assert(
      fc.property(values, (list) => {
        const places = list.map((_, i) => i)
        const direction = descending ? -1 : 1
        const expected = places.sort((a, b) => {
          const [x, y] = [list[a]!, list[b]!]
          if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b
          return x === y ? a - b : x < y ? -direction : direction
        })
        expect([...orderOf(Float64Array.from(list), descending)]).toEqual(expected)
      }),
    )
  })

  it('sorts whole numbers of a byte, too', () => {
    expect([...orderOf(Int32Array.of(300, 2, 70_000, 2, -1))]).toEqual([4, 1, 3, 0, 2])
  })
})
