import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DensityAxis } from '../../../../src/api/customers.ts'
import { axisScale } from '../../../../src/dashboard/views/explore/axis-scale.ts'
import { axisTicks } from '../../../../src/dashboard/views/explore/axis-ticks.ts'

const axis = (min: number, max: number, scale: DensityAxis['scale'] = 'log1p'): DensityAxis => ({
  measure: 'revenue',
  min,
  max,
  scale,
})

describe('axisScale', () => {
  it('puts equal factors of 1 + value at equal distances', () => {
    const { toPlace } = axisScale(axis(0, 999))
    expect([0, 9, 99, 999].map((value) => Number(toPlace(value).toFixed(12)))).toEqual([
      0, 0.333333333333, 0.666666666667, 1,
    ])
  })

  it('goes back to the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom('linear', 'log1p'), (value, scale) => {
        const { toPlace, toValue } = axisScale(axis(0, 1e6, scale as DensityAxis['scale']))
        expect(toValue(toPlace(value))).toBeCloseTo(value, 5)
      }),
    )
  })

  it('puts everything in the middle where all values are equal', () => {
    expect(axisScale(axis(7, 7)).toPlace(7)).toBe(0.5)
  })
})

describe('axisTicks', () => {
  it('are powers of ten for money and the days that people think in', () => {
    expect(axisTicks(axis(0, 300_000), 'money')).toEqual([1, 10, 100, 1_000, 10_000, 100_000])
    expect(axisTicks(axis(0, 373), 'days')).toEqual([0, 1, 7, 30, 90, 365])
    expect(axisTicks(axis(3, 9), 'count')).toEqual([4, 6, 8])
    expect(axisTicks(axis(0, 373, 'linear'), 'days')).toEqual([0, 100, 200, 300])
  })

  it('stay inside, ascend, and never touch', () => {
    const places = fc.tuple(
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.double({ min: 0.5, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(places, fc.constantFrom('days', 'count', 'money'), ([min, width], kind) => {
        const on = axis(min, min + width)
        const ticks = axisTicks(on, kind as 'days')
        expect(ticks.length).toBeLessThanOrEqual(7)
        const at = ticks.map(axisScale(on).toPlace)
        for (const place of at) expect(place >= -1e-9 && place <= 1 + 1e-9).toBe(true)
        for (let i = 1; i < at.length; i++) expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(0.089)
      }),
    )
  })
})
