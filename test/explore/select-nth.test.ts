import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, selectNth } from '../../src/explore/select-nth.ts'

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 200 })

describe('selectNth', () => {
  it('gives what sorting gives', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, at) => {
        const k = at % list.length
        expect(selectNth(Float64Array.from(list), k)).toBe(Float64Array.from(list).sort()[k])
      }),
    )
  })
})

describe('medianOf', () => {
  it('is the middle, or the mean of both', () => {
    expect(medianOf(Float64Array.of(9, 1, 5))).toBe(5)
    expect(medianOf(Float64Array.of(9, 1, 5, 2))).toBe(3.5)
    expect(medianOf(new Float64Array())).toBeNull()
  })

  it('agrees with the sorted values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const sorted = Float64Array.from(list).sort()
        const middle = (sorted[(list.length - 1) >> 1]! + sorted[list.length >> 1]!) / 2
        expect(medianOf(Float64Array.from(list))).toBe(middle)
      }),
    )
  })
})
