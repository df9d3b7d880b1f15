import { describe, expect, it } from 'vitest'
import { expectedSpend } from '../../src/clv/expected-spend.ts'
import { fitSpend } from '../../src/clv/fit-spend.ts'
import { gammaGammaLikelihood } from '../../src/clv/gamma-gamma.ts'
import { drawGamma } from '../../src/numeric/draw-gamma.ts'
import { seededRandom } from '../../src/numeric/random.ts'

describe('expectedSpend', () => {
  const cdnow = { kind: 'gamma-gamma', p: 6.25, q: 3.74, v: 15.44 } as const

  // The first ten customers of CDNOW, published with lifetimes; without repeats the mean of all, p v / (q - 1).
  it('is known for customers of CDNOW', () => {
    expect(expectedSpend(cdnow, 2, 22.345)).toBeCloseTo(24.65, 1)
    expect(expectedSpend(cdnow, 1, 11.77)).toBeCloseTo(18.91, 1)
    expect(expectedSpend(cdnow, 0, Number.NaN)).toBeCloseTo(35.17, 1)
    expect(expectedSpend(cdnow, 7, 73.74)).toBeCloseTo(71.46, 1)
  })

  it('is NaN without repeats where the mean of all is infinite', () => {
    expect(expectedSpend({ ...cdnow, q: 0.9 }, 0, 0)).toBeNaN()
    expect(expectedSpend({ ...cdnow, q: 0.9 }, 4, 20)).toBeGreaterThan(0)
  })
})

describe('fitSpend', () => {
  function simulate(n: number): { x: Float64Array; mean: Float64Array } {
    const random = seededRandom(8, 1)
    const x = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 6))
    const mean = x.map((count) => ((drawGamma(random, 6 * count) * 6) / (drawGamma(random, 4) * 4)) * 15)
    return { x, mean }
  }

  it('recovers the parameters of a shop that follows the model', async () => {
    const fit = (await fitSpend(simulate(20_000)))!
    expect(fit.certificate.verdict).toBe('maximum')
    const { p, q, v } = fit.model
    for (const [i, [found, truth]] of [[p, 6] as const, [q, 4] as const, [v, 15] as const].entries()) {
      expect(Math.abs(found - truth) / fit.standardErrors[i]!).toBeLessThan(3)
      expect(Math.abs(found / truth - 1)).toBeLessThan(0.1)
    }
  })

  it('has the slope of its value', () => {
    const likelihood = gammaGammaLikelihood(simulate(50))
    const at = Float64Array.of(2, 3, 20)
    const gradient = new Float64Array(3)
    likelihood(at, gradient)
    for (let c = 0; c < 3; c++) {
      const moved = (by: number): number => likelihood(at.with(c, at[c]! * Math.exp(by)), new Float64Array(3))
      expect((moved(1e-5) - moved(-1e-5)) / 2e-5 / gradient[c]!).toBeCloseTo(1, 5)
    }
  })

  it('follows the unit of money', async () => {
    const spenders = simulate(800)
    const [pounds, pence] = [
      await fitSpend(spenders),
      await fitSpend({ ...spenders, mean: spenders.mean.map((m) => 100 * m) }),
    ]
    expect(pence!.model.p / pounds!.model.p).toBeCloseTo(1, 5)
    expect(pence!.model.v / pounds!.model.v).toBeCloseTo(100, 3)
  })

  it('gives nothing where all spend the same, and refuses what no mean can be', async () => {
    expect(await fitSpend({ x: Float64Array.of(1, 4, 2), mean: Float64Array.of(9, 9, 9) })).toBeNull()
    expect(await fitSpend({ x: Float64Array.of(3), mean: Float64Array.of(9) })).toBeNull()
    await expect(fitSpend({ x: Float64Array.of(1, 1), mean: Float64Array.of(9, -1) })).rejects.toThrow(
      'mean spend of -1',
    )
  })
})
