import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../../src/base/errors.ts'
import { distinctValues } from '../../../src/rfm/scoring/distinct-values.ts'
import { placeValues, redrawValues } from '../../../src/rfm/scoring/placed-values.ts'

const drawn = fc.array(fc.tuple(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 3 })))
const metrics = fc.constantFrom('recency' as const, 'orders' as const, 'revenue' as const)

describe('placeValues', () => {
  it('says where each value stands from worst to best', () => {
    const column = Float64Array.of(30, 5, 30, 90)
    expect([...placeValues('recency', column).places]).toEqual([1, 2, 1, 0])
    expect([...placeValues('revenue', column).places]).toEqual([1, 0, 1, 2])
  })

  it('refuses what is no finite number', () => {
    expect(() => placeValues('orders', Float64Array.of(1, Number.NaN))).toThrow(ShapeError)
  })
})

describe('redrawValues', () => {
  it('gives what sorting the drawn column anew gives', () => {
    fc.assert(
      fc.property(metrics, drawn, (metric, customers) => {
        const column = Float64Array.from(customers, ([value]) => value / 4)
        const weights = Float64Array.from(customers, ([, weight]) => weight)
        const copies = customers.flatMap(([value, weight]) => new Array<number>(weight).fill(value / 4))
        const anew = distinctValues(metric, Float64Array.from(copies))
        expect(redrawValues(placeValues(metric, column), weights)).toEqual(anew)
      }),
    )
  })
})
