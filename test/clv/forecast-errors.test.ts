import { describe, expect, it } from 'vitest'
import { expectedByMonth } from '../../src/clv/expected-by-month.ts'
import { expectedRepeats } from '../../src/clv/expected-orders.ts'
import { forecastErrors } from '../../src/clv/forecast-errors.ts'
import { days } from './one-buyer.ts'

describe('forecastErrors', () => {
  it('compares with what came', () => {
    const errors = forecastErrors(Float64Array.of(5, 0, 1, 1, 1), Float64Array.of(3, 0, 0, 1, 1))
    expect(errors.total).toBe(8)
    expect(errors.meanAbsoluteError).toBeCloseTo(3 / 5, 12)
    expect(errors.rootMeanSquaredError).toBeCloseTo(1, 12)
    expect(errors.topFifthShare).toBeCloseTo(3 / 5, 12)
  })

  it('gives each of equals its part of the top fifth, whatever their order', () => {
    const came = Float64Array.of(10, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    const same = new Float64Array(10).fill(1)
    expect(forecastErrors(same, came).topFifthShare).toBeCloseTo(0.2, 12)
    expect(forecastErrors(same, came.toReversed()).topFifthShare).toBeCloseTo(0.2, 12)
  })

  it('has no share where nothing came', () => {
    expect(forecastErrors(Float64Array.of(1, 2), Float64Array.of(0, 0)).topFifthShare).toBeNaN()
  })
})

describe('expectedByMonth', () => {
  it('adds up what each day of first purchases is expected to bring', () => {
    const model = { kind: 'mbg-nbd', unit: 'day', r: 0.6, alpha: 60, a: 0.8, b: 2.5 } as const
    const firsts = [
      { day: '2020-01-10', customers: 3 },
      { day: '2020-02-05', customers: 2 },
    ]
    const months = expectedByMonth(model, firsts, ['2020-01-10', '2020-02-01', '2020-03-01'])
    const repeats = (span: number): number => expectedRepeats(model, days(span))
    expect(months[0]).toBeCloseTo(3 * repeats(22), 12)
    expect(months[1]).toBeCloseTo(3 * (repeats(51) - repeats(22)) + 2 * repeats(25), 12)
  })
})
