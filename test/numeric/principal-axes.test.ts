import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { principalAxes } from '../../src/numeric/principal-axes.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { matrixOf } from '../clustering/points.ts'

describe('principalAxes', () => {
  it('finds the axes of a slanting cross', () => {
    const axes = principalAxes(
      matrixOf([
        [3, 3],
        [-3, -3],
        [1, -1],
        [-1, 1],
      ]),
    ) // prettier-ignore
    const half = Math.SQRT1_2
    for (const [at, value] of [half, half, half, -half].entries()) expect(axes[at]).toBeCloseTo(value, 14)
  })

  it('gives perpendicular unit vectors along which nothing varies together, by falling variance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (d, seed) => {
        const random = seededRandom(seed)
        const n = 30
        const data = Float64Array.from({ length: n * d }, (_, at) => (at % d) * random() + random())
        const axes = principalAxes({ data, n, d })
        const axis = (a: number) => axes.subarray(a * d, (a + 1) * d)
        const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, value, c) => sum + value * q[c]!, 0)
        const means = Float64Array.from(
          { length: d },
          (_, c) => data.reduce((s, v, at) => s + (at % d === c ? v : 0), 0) / n,
        )
        const along = (a: number) =>
          Float64Array.from(
            { length: n },
            (_, i) => dot(axis(a), data.subarray(i * d, (i + 1) * d)) - dot(axis(a), means),
          )
        for (let a = 0; a < d; a++) {
          for (let b = 0; b < a; b++) {
            expect(dot(axis(a), axis(b))).toBeCloseTo(0, 10)
            expect(dot(along(a), along(b))).toBeCloseTo(0, 8)
          }
          expect(dot(axis(a), axis(a))).toBeCloseTo(1, 10)
          if (a > 0) expect(dot(along(a), along(a))).toBeLessThanOrEqual(dot(along(a - 1), along(a - 1)) + 1e-9)
        }
      }),
    )
  })

  it('gives the columns themselves where all rows are equal', () => {
    expect([
      ...principalAxes(
        matrixOf([
          [2, 5],
          [2, 5],
        ]),
      ),
    ]).toEqual([1, 0, 0, 1]) // prettier-ignore
  })
})
