import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupBuyers } from '../../src/clv/group-buyers.ts'
import { likelihoodOf, orderLogLikelihood } from '../../src/clv/order-likelihood.ts'
import { ORDER_MODELS, type OrderModel } from '../../src/clv/order-model.ts'
import { simulateBuyers } from '../../src/clv/simulate-buyers.ts'
import { logGamma } from '../../src/numeric/log-gamma.ts'
import { hypergeometric } from './hypergeometric.ts'
import { buyersOf } from './one-buyer.ts'

const bg: OrderModel<'week'> = { kind: 'bg-nbd', unit: 'week', r: 0.25, alpha: 4, a: 0.8, b: 2.5 }
const mbg: OrderModel<'week'> = { ...bg, kind: 'mbg-nbd' }

/** The Pareto/NBD likelihood by Gauss' function, as Fader & Hardie (2005) write it. */
function byHypergeometric(r: number, alpha: number, s: number, beta: number, [x, tx, age]: number[]): number {
  const most = Math.max(alpha, beta)
  const part = (at: number): number =>
    hypergeometric(r + s + x!, alpha >= beta ? s + 1 : r + x!, r + s + x! + 1, Math.abs(alpha - beta) / (most + at)) /
    (most + at) ** (r + s + x!)
  const alive = (alpha + age!) ** -(r + x!) * (beta + age!) ** -s
  const gone = (s / (r + s + x!)) * (part(tx!) - part(age!))
  return logGamma(r + x!) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + Math.log(alive + gone)
}

describe('orderLogLikelihood', () => {
  // Published in the tests of lifetimes and pymc-marketing.
  it('stays exact for nobody and for 200 purchases', () => {
    expect(orderLogLikelihood(bg, buyersOf('week', [0, 0, 40]))).toBeCloseTo(-0.59947382, 7)
    expect(orderLogLikelihood(bg, buyersOf('week', [200, 38, 40]))).toBeCloseTo(100.7957, 4)
    expect(orderLogLikelihood(mbg, buyersOf('week', [0, 0, 40]))).toBeCloseTo(-0.41792826, 7)
    expect(orderLogLikelihood(mbg, buyersOf('week', [200, 38, 40]))).toBeCloseTo(100.7869, 4)
  })

  // Quadrature and CLVTools; BTYD2's own example says -7.788162, which is wrong.
  it('is right where an old implementation of the Pareto/NBD was wrong', () => {
    const model = { kind: 'pareto-nbd', unit: 'week', r: 0.5, alpha: 8, s: 0.7, beta: 10 } as const
    expect(orderLogLikelihood(model, buyersOf('week', [3, 4, 6]))).toBeCloseTo(-7.77488612, 8)
  })

  it('agrees with the form by Gauss’ function', () => {
    const shape = fc.double({ min: 0.05, max: 3, noNaN: true })
    const scale = fc.double({ min: 0.5, max: 60, noNaN: true })
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true })
    fc.assert(
      fc.property(shape, scale, shape, scale, fc.integer({ min: 0, max: 40 }), share, (r, alpha, s, beta, x, at) => {
        const age = 50
        const row = [x, x === 0 ? 0 : at * age, age] as const
        const expected = byHypergeometric(r, alpha, s, beta, [...row])
        fc.pre(Number.isFinite(expected))
        const model = { kind: 'pareto-nbd', unit: 'week', r, alpha, s, beta } as const
        expect(Math.abs(orderLogLikelihood(model, buyersOf('week', row)) - expected)).toBeLessThan(1e-8)
      }),
    )
  })

  it('is finite wherever customers can be', () => {
    for (const kind of ORDER_MODELS) {
      for (const size of [1e-6, 1e-2, 1, 1e3, 1e8]) {
        const likelihood = likelihoodOf(
          kind,
          buyersOf('day', [0, 0, 0], [0, 0, 4000], [1, 0.001, 4000], [3000, 3999, 4000], [3000, 3000, 3000]),
          new Float64Array(5).fill(1),
        )
        const gradient = new Float64Array(4)
        expect(likelihood(Float64Array.of(size, 1, size, 1), gradient)).toSatisfy(Number.isFinite)
        expect(gradient.every(Number.isFinite)).toBe(true)
      }
    }
  })

  it.each(ORDER_MODELS)('has the slope of its value under %s', (kind) => {
    const { buyers } = simulateBuyers(
      { ...bg, r: 1 },
      Float64Array.from({ length: 60 }, (_, i) => 5 + i),
    )
    const groups = groupBuyers(buyers)
    const likelihood = likelihoodOf(kind, groups, groups.weights)
    for (const at of [
      Float64Array.of(0.3, 4, 0.8, 2.5),
      Float64Array.of(2, 30, 1, 0.4),
      Float64Array.of(5, 0.2, 3, 90),
    ]) {
      const gradient = new Float64Array(4)
      likelihood(at, gradient)
      for (let c = 0; c < 4; c++) {
        const moved = (by: number): number => likelihood(at.with(c, at[c]! * Math.exp(by)), new Float64Array(4))
        const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5
        expect(Math.abs(gradient[c]! - slope) / Math.max(1, Math.abs(slope))).toBeLessThan(1e-5)
      }
    }
  })

  it('counts equal customers as it counts them one by one', () => {
    const buyers = buyersOf('day', [2, 5, 9], [0, 0, 4], [2, 5, 9], [1, 3, 9], [0, 0, 4], [0, 0, 4])
    const groups = groupBuyers(buyers)
    expect(groups.n).toBe(3)
    expect([...groups.weights].sort()).toEqual([1, 2, 3])
    for (const kind of ORDER_MODELS) {
      const at = Float64Array.of(0.6, 3, 0.9, 2)
      const alone = likelihoodOf(kind, buyers, new Float64Array(6).fill(1))(at, new Float64Array(4))
      expect(likelihoodOf(kind, groups, groups.weights)(at, new Float64Array(4))).toBeCloseTo(alone, 12)
    }
  })

  it('refuses customers that cannot be', () => {
    expect(() => orderLogLikelihood(bg, buyersOf('week', [1, 9, 5]))).toThrow('age at least tx')
    expect(() => orderLogLikelihood(bg, buyersOf('week', [0, 2, 5]))).toThrow('x=0, tx=2')
    expect(() => orderLogLikelihood({ ...bg, b: 0 }, buyersOf('week', [1, 2, 5]))).toThrow('b=0')
  })
})
