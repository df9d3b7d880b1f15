import { describe, expect, it } from 'vitest'
import { expectedOrders } from '../../src/clv/expected-orders.ts'
import { fitOrders } from '../../src/clv/fit-orders.ts'
import { orderErrors, totalOrders } from '../../src/clv/order-interval.ts'
import { ORDER_MODELS, type OrderModel, parametersOf } from '../../src/clv/order-model.ts'
import { simulateBuyers } from '../../src/clv/simulate-buyers.ts'
import { buyersOf, days } from './one-buyer.ts'

const MODELS: readonly OrderModel<'day'>[] = [
  { kind: 'bg-nbd', unit: 'day', r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  { kind: 'mbg-nbd', unit: 'day', r: 0.8, alpha: 30, a: 0.8, b: 2.5 },
  { kind: 'pareto-nbd', unit: 'day', r: 0.8, alpha: 40, s: 0.8, beta: 150 },
]
const ages = Float64Array.from({ length: 40_000 }, (_, i) => 30 + (i % 691))

describe('fitOrders', () => {
  it.each(MODELS)('recovers the parameters of a shop that follows $kind', async (model) => {
    const { buyers } = simulateBuyers(model, ages)
    const whole = { ...buyers, tx: buyers.tx.map((time) => Math.min(Math.ceil(time * 8) / 8, 720)) }
    const fit = (await fitOrders(model.kind, { ...whole, tx: whole.tx.map((t, i) => Math.min(t, ages[i]!)) }))!
    expect(fit.certificate.verdict).toBe('maximum')
    const truth = parametersOf(model)
    for (const [i, value] of parametersOf(fit.model).entries()) {
      expect(Math.abs(value - truth[i]!) / fit.standardErrors[i]!).toBeLessThan(3.5)
      expect(Math.abs(value / truth[i]! - 1)).toBeLessThan(0.12)
    }
  })

  it.each(MODELS)(
    'recovers every parameter of $kind within 5 % from a quarter of a million customers',
    async (model) => {
      const { buyers } = simulateBuyers(
        model,
        Float64Array.from({ length: 250_000 }, (_, i) => 30 + (i % 691)),
        { seed: 1 },
      )
      const fit = (await fitOrders(model.kind, buyers))!
      const truth = parametersOf(model)
      const misses = Array.from(parametersOf(fit.model), (value, i) => Math.abs(value / truth[i]! - 1))
      expect(Math.max(...misses)).toBeLessThan(0.05)
    },
  )

  it('gives the same bytes for customers in any order', async () => {
    const { buyers } = simulateBuyers(MODELS[1]!, ages.subarray(0, 500))
    const back = (column: Float64Array): Float64Array => column.toReversed()
    const turned = { ...buyers, x: back(buyers.x), tx: back(buyers.tx), age: back(buyers.age) }
    for (const kind of ORDER_MODELS) expect(await fitOrders(kind, turned)).toEqual(await fitOrders(kind, buyers))
  })

  it('says that the fit ran to the edge where nobody stops', async () => {
    const never = { kind: 'bg-nbd', unit: 'day', r: 2, alpha: 60, a: 1, b: 1e9 } as const
    const fit = (await fitOrders('bg-nbd', simulateBuyers(never, ages.subarray(0, 3000)).buyers))!
    expect(fit.certificate.verdict).toBe('edge')
    expect(fit.standardErrors.every(Number.isNaN)).toBe(true)
    const buyers = buyersOf('day', [4, 100, 200])
    expect(expectedOrders(fit.model, buyers, days(90))[0]).toBeCloseTo((6 * 90) / 260, 1)
    expect(orderErrors(fit, buyers, days(90))[0]).toBeLessThan(0.1)
  })

  it('gives nothing where nobody bought twice', async () => {
    expect(await fitOrders('mbg-nbd', buyersOf('day', [0, 0, 4], [0, 0, 9]))).toBeNull()
  })

  it('ends when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('stop'))
    await expect(fitOrders('bg-nbd', buyersOf('day', [1, 2, 3]), { signal })).rejects.toThrow('stop')
  })
})

describe('totalOrders', () => {
  it('is the sum over customers, with an error no larger than the largest of theirs', async () => {
    const { buyers } = simulateBuyers(MODELS[0]!, ages.subarray(0, 2000))
    const fit = (await fitOrders('bg-nbd', buyers))!
    const { orders, error } = totalOrders(fit, buyers, new Float64Array(buyers.n).fill(1), days(90))
    expect(orders).toBeCloseTo(
      expectedOrders(fit.model, buyers, days(90)).reduce((a, b) => a + b),
      8,
    )
    expect(error).toBeGreaterThan(0.005)
    expect(error).toBeLessThanOrEqual(Math.max(...orderErrors(fit, buyers, days(90))))
  })
})
