import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { applyFeatures } from '../../src/features/apply-features.ts'
import { buildFeatures, type FeatureOptions } from '../../src/features/build-features.ts'
import { countAbsent, fillAbsent, fitStandIn } from '../../src/features/stand-in.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'

const none = Number.NaN
const as: Omit<FeatureOptions, 'features'> = { transform: 'none', scale: 'none', winsorise: null }

/** Four customers, two of them with one order day. */
function shop(gaps = [10, none, 30, none]): CustomerColumns {
  const column = Float64Array.of(100, 5, 100, 200)
  const overdue = gaps.map((gap, i) => Math.max(column[i]! - gap, 0))
  return {
    ...{ n: 4, recencyDays: column, orderCount: column, revenue: column, tenureDays: column, orderDays: column },
    extras: {
      interpurchase: Float64Array.from(gaps),
      overdue: Float64Array.from(overdue),
      breadth: Float64Array.of(1, 2, 3, 4),
    },
  }
}

describe('fitStandIn', () => {
  it('is the median of those who have a value, and the median gap for what is overdue', () => {
    expect(fitStandIn('interpurchase', shop())).toBe(20)
    expect(fitStandIn('overdue', shop())).toBe(20)
    expect(fitStandIn('breadth', shop())).toBeUndefined()
    expect(fitStandIn('overdue', shop([none, none, none, none]))).toBeNull()
  })
})

describe('fillAbsent', () => {
  it('leaves the known values and fills the others', () => {
    expect([...fillAbsent('interpurchase', shop(), 20)!]).toEqual([10, 20, 30, 20])
    expect([...fillAbsent('overdue', shop(), 20)!]).toEqual([90, 0, 70, 180])
    expect([...fillAbsent('overdue', shop([none, none, none, none]), null)!]).toEqual([0, 0, 0, 0])
    expect([...fillAbsent('breadth', shop(), undefined)!]).toEqual([1, 2, 3, 4])
    expect(fillAbsent('regularity', shop(), 1)).toBeUndefined()
  })
})

describe('countAbsent', () => {
  it('counts the customers without a value', () => {
    expect(countAbsent('interpurchase', shop())).toBe(2)
    expect(countAbsent('breadth', shop())).toBe(0)
  })
})

describe('buildFeatures', () => {
  it('tells how many took a stand-in, and keeps it in the model for others', () => {
    const { matrix, model, findings } = buildFeatures(shop(), { ...as, features: ['interpurchase', 'overdue'] })
    expect([...matrix.data]).toEqual([10, 90, 20, 0, 30, 70, 20, 180])
    expect(findings.map(({ code, count }) => [code, count])).toEqual([
      ['stand-in', 2],
      ['stand-in', 2],
    ])
    expect(findings[0]!.message).toMatch(/^2 of 4 .*fewer than two order days.*20, the median/)
    const others = applyFeatures(JSON.parse(JSON.stringify(model)), shop([none, 50, 50, none]))
    expect([...others.data]).toEqual([20, 80, 50, 0, 50, 50, 20, 180])
  })

  it('leaves a feature out that nobody has', () => {
    const built = buildFeatures(shop([none, none, none, none]), { ...as, features: ['overdue', 'breadth'] })
    expect(built.model.columns.map(({ feature }) => feature)).toEqual(['breadth'])
    expect(built.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['stand-in', 'warning'],
      ['constant-feature', 'warning'],
    ])
  })

  it('refuses an extra measure that was not taken', () => {
    expect(() => buildFeatures(shop(), { ...as, features: ['categoryShare'] })).toThrow(OptionError)
    const { model } = buildFeatures(shop(), { ...as, features: ['breadth'] })
    const { extras: _, ...plain } = shop()
    expect(() => applyFeatures(model, plain)).toThrow(OptionError)
  })
})
