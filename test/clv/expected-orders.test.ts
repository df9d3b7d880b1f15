import { describe, expect, it } from 'vitest'
import { discountedOrders, residualOrders } from '../../src/clv/discounted-orders.ts'
import { expectedOrders, expectedRepeats } from '../../src/clv/expected-orders.ts'
import type { OrderModel } from '../../src/clv/order-model.ts'
import { ordersWhileDropping } from '../../src/clv/orders-ahead.ts'
import { probabilityAlive } from '../../src/clv/probability-alive.ts'
import { repeatCountProbability } from '../../src/clv/repeat-count-probability.ts'
import { simulateBuyers } from '../../src/clv/simulate-buyers.ts'
import { sum } from '../../src/numeric/sum.ts'
import { hypergeometric } from './hypergeometric.ts'
import { buyersOf, days, weeks } from './one-buyer.ts'

const MODELS: readonly OrderModel<'week'>[] = [
  { kind: 'bg-nbd', unit: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  { kind: 'mbg-nbd', unit: 'week', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  { kind: 'pareto-nbd', unit: 'week', r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 },
]
const [bg, , pareto] = MODELS as [OrderModel<'week'>, OrderModel<'week'>, OrderModel<'week'> & { kind: 'pareto-nbd' }]

describe('expectedOrders', () => {
  it('agrees with the closed form of Fader, Hardie & Lee (2005), eq. 10', () => {
    const { r, alpha, a, b } = bg as OrderModel & { kind: 'bg-nbd' }
    for (const [x, tx, age, t] of [
      [10, 35, 39, 2],
      [1, 3, 39, 39],
      [26, 30.86, 31, 52],
    ] as const) {
      const gauss = hypergeometric(r + x, b + x, a + b + x - 1, t / (alpha + age + t))
      const live = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + age) / (alpha + age + t)) ** (r + x) * gauss)
      const gone = (a / (b + x - 1)) * ((alpha + age) / (alpha + tx)) ** (r + x)
      expect(expectedOrders(bg, buyersOf('week', [x, tx, age]), weeks(t))[0]! / (live / (1 + gone))).toBeCloseTo(1, 9)
    }
  })

  it('passes smoothly through a = 1, a + b = 1 and s = 1, where closed forms divide by zero', () => {
    const around = (a: number, b: number): number => ordersWhileDropping(0.7, 3, a, b)
    expect(around(1, 0.5) / ((around(1 - 1e-7, 0.5) + around(1 + 1e-7, 0.5)) / 2)).toBeCloseTo(1, 12)
    expect(around(0.4, 0.6) / ((around(0.4, 0.6 - 1e-7) + around(0.4, 0.6 + 1e-7)) / 2)).toBeCloseTo(1, 12)
    const at = (s: number): number => expectedRepeats({ ...pareto, s }, weeks(9))
    expect(at(1) / ((at(1 - 1e-6) + at(1 + 1e-6)) / 2)).toBeCloseTo(1, 10)
  })

  it('tends to the negative binomial model where nobody stops', () => {
    const never = { kind: 'bg-nbd', unit: 'week', r: 2, alpha: 5, a: 0.9, b: 2e9 } as const
    expect(expectedOrders(never, buyersOf('week', [3, 4, 10]), weeks(6))[0]).toBeCloseTo((5 * 6) / 15, 6)
  })

  it('neither overflows nor grows out of bounds for customers with hundreds of purchases', () => {
    for (const model of MODELS) {
      const orders = (x: number): number => expectedOrders(model, buyersOf('week', [x, 200, 200]), weeks(10))[0]!
      expect(orders(133) - orders(132)).toBeGreaterThan(0)
      expect(orders(133) - orders(132)).toBeLessThan(0.06)
      expect(orders(5000)).toBeGreaterThan(200)
      expect(orders(5000)).toBeLessThan(251)
    }
  })

  it('grows with the horizon and is 0 for none', () => {
    const buyers = buyersOf('week', [2, 30.43, 38.86], [0, 0, 10])
    for (const model of MODELS) {
      expect([...expectedOrders(model, buyers, weeks(0))]).toEqual([0, 0])
      const [year, decade] = [expectedOrders(model, buyers, weeks(52)), expectedOrders(model, buyers, weeks(520))]
      for (let i = 0; i < 2; i++) expect(decade[i]).toBeGreaterThan(year[i]!)
    }
  })

  it('does not mix units of time, for the compiler and at run time', () => {
    const buyers = buyersOf('week', [1, 2, 3])
    // @ts-expect-error days are no weeks
    expect(() => expectedOrders(bg, buyers, days(30))).toThrow('the model counts in weeks, the span in days')
  })

  it('is borne out by customers that follow the model', () => {
    for (const model of MODELS) {
      const ages = Float64Array.from({ length: 30_000 }, (_, i) => 5 + (i % 60))
      const { buyers, later } = simulateBuyers(model, ages, { seed: 3, ahead: weeks(26) })
      expect(sum(later) / sum(expectedOrders(model, buyers, weeks(26)))).toBeCloseTo(1, 1)
      const repeats = sum(ages.map((age) => expectedRepeats(model, weeks(age))))
      expect(sum(buyers.x) / repeats).toBeCloseTo(1, 1)
    }
  })
})

describe('probabilityAlive', () => {
  it('is 1 for one-time buyers under BG/NBD alone', () => {
    const alive = MODELS.map((model) => probabilityAlive(model, buyersOf('week', [0, 0, 38]))[0]!)
    expect(alive[0]).toBe(1)
    expect(Math.max(alive[1]!, alive[2]!)).toBeLessThan(0.6)
  })

  it('falls with more purchases at an equal last one', () => {
    for (const model of MODELS) {
      const [five, ten, twenty] = probabilityAlive(model, buyersOf('week', [5, 30, 39], [10, 30, 39], [20, 30, 39]))
      expect(five).toBeGreaterThan(ten!)
      expect(ten).toBeGreaterThan(twenty!)
    }
  })

  it('is 0, and no overflow, for 1,000 purchases long ago', () => {
    for (const model of MODELS) expect(probabilityAlive(model, buyersOf('week', [1000, 10, 100]))[0]).toBe(0)
    for (let x = 221; x <= 254; x++) {
      const alive = probabilityAlive(pareto, buyersOf('week', [x, 50, 52]))[0]!
      expect(alive).toBeGreaterThan(0)
      expect(alive).toBeLessThan(1)
    }
  })
})

describe('repeatCountProbability', () => {
  it('adds up to 1 and has the mean that is expected', () => {
    for (const model of MODELS) {
      const chances = Array.from({ length: 400 }, (_, count) => repeatCountProbability(model, count, weeks(39)))
      expect(sum(chances)).toBeCloseTo(1, 6)
      const mean = sum(chances.map((chance, count) => chance * count))
      expect(mean / expectedRepeats(model, weeks(39))).toBeCloseTo(1, 4)
    }
  })

  it('keeps the digits of rare counts', () => {
    // Published with lifetimes and BTYD2 for these parameters.
    expect(repeatCountProbability(bg, 10, weeks(2))).toBeCloseTo(1.07869e-7, 12)
    expect(repeatCountProbability(bg, 60, weeks(2))).toBeGreaterThan(0)
  })
})

describe('discountedOrders', () => {
  const buyers = buyersOf('week', [2, 30, 39], [0, 0, 20], [9, 38, 39])

  it('is expectedOrders without discount', () => {
    for (const model of MODELS) {
      expect(discountedOrders(model, buyers, weeks(52), 0)).toEqual(expectedOrders(model, buyers, weeks(52)))
    }
  })

  it('agrees with a sum over many short steps', () => {
    for (const model of MODELS) {
      const steps = 2000
      const worth = new Float64Array(3)
      let before = new Float64Array(3)
      for (let step = 1; step <= steps; step++) {
        const byThen = expectedOrders(model, buyers, weeks((52 * step) / steps))
        const years = ((52 * 7) / 365.25) * ((step - 0.5) / steps)
        for (let i = 0; i < 3; i++) worth[i]! += (byThen[i]! - before[i]!) * 1.15 ** -years
        before = byThen as Float64Array<ArrayBuffer>
      }
      const found = discountedOrders(model, buyers, weeks(52), 0.15)
      for (let i = 0; i < 3; i++) expect(found[i]! / worth[i]!).toBeCloseTo(1, 6)
    }
  })
})

describe('residualOrders', () => {
  it('is what discountedOrders tends to', () => {
    const buyers = buyersOf('week', [7, 35, 77.86])
    const yearly = Math.expm1((0.02 * 365.25) / 7)
    const long = discountedOrders(pareto, buyers, weeks(150), yearly)[0]!
    const tail = expectedOrders(pareto, buyers, weeks(3000))[0]! - expectedOrders(pareto, buyers, weeks(150))[0]!
    const all = residualOrders(pareto, buyers, 0.02)[0]!
    expect(all).toBeGreaterThan(long)
    expect(all - long).toBeLessThan(tail * Math.exp(-0.02 * 150))
  })

  it('refuses a rate of 0', () => {
    expect(() => residualOrders(pareto, buyersOf('week', [1, 2, 3]), 0)).toThrow('above 0')
  })
})
