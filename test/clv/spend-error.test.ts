import { describe, expect, it } from 'vitest'
import { expectedSpend } from '../../src/clv/expected-spend.ts'
import { fitSpend } from '../../src/clv/fit-spend.ts'
import { spendError } from '../../src/clv/spend-error.ts'

describe('spendError', () => {
  it('is the spread of expected spend as the parameters are moved within their covariance', async () => {
    const x = Float64Array.from({ length: 60 }, (_, i) => 1 + (i % 5))
    const mean = x.map((count, i) => 10 + ((i * 37) % 23) + count)
    const fit = (await fitSpend({ x, mean }))!
    const { p, q, v } = fit.model
    for (const [count, own] of [
      [0, 0],
      [3, 25],
    ] as const) {
      const log = (moves: readonly number[]): number =>
        Math.log(
          expectedSpend(
            {
              kind: 'gamma-gamma',
              p: p * Math.exp(moves[0]!),
              q: q * Math.exp(moves[1]!),
              v: v * Math.exp(moves[2]!),
            },
            count,
            own,
          ),
        )
      const slope = [0, 1, 2].map((c) => (log([0, 0, 0].with(c, 1e-5)) - log([0, 0, 0].with(c, -1e-5))) / 2e-5)
      const variance = slope.reduce(
        (sum, a, i) => sum + slope.reduce((part, b, j) => part + a * b * fit.covariance[i * 3 + j]!, 0),
        0,
      )
      expect(spendError(fit, count, own) / Math.sqrt(variance)).toBeCloseTo(1, 5)
    }
  })
})
