import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { here } from '../../src/base/threads.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { MEAN, measureCells } from '../../src/selection/cell-moments.ts'
import { farError, farSum, farSumInSpace } from '../../src/selection/far-sum.ts'
import { pointCloud } from '../../src/selection/point-cloud.ts'

/** A cell of weighted points around 0 within `spread`, and a point at `away` along the first axis, in one cloud each. */
async function scene(d: number, spread: number, seed: number) {
  const random = seededRandom(seed)
  const n = 40
  const data = Float64Array.from({ length: n * d }, () => spread * (random() - 0.5))
  const direction = Array.from({ length: d }, () => random() - 0.5)
  const length = Math.hypot(...direction)
  const point = Float64Array.from(direction, (value) => value / length)
  const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(3 * random()))
  const { cloud } = pointCloud({ data, n, d }, new Int32Array(n), 1, weights)
  const moments = await measureCells(cloud, here, {})
  // The cloud is scaled by a power of two; the point must be, too.
  const unit = Math.abs(cloud.points[0]! / data[indexOf(cloud.points[0]!, data)]!)
  let exact = 0
  const seen = point.map((value) => value * unit)
  for (let p = 0; p < cloud.n; p++) {
    const gaps = Array.from(seen, (value, c) => value - cloud.points[p * d + c]!)
    exact += cloud.weights[p]! * Math.hypot(...gaps)
  }
  const at = moments.cellOf[0]! * moments.stride
  const r = Math.hypot(...Array.from(seen, (value, c) => value - moments.values[at + MEAN + c]!))
  return { d, values: moments.values, at, seen, exact, r }
}

/** Where the value stands that is a power of two times the given one. */
function indexOf(scaled: number, data: Float64Array): number {
  return data.findIndex((value) => Number.isInteger(Math.log2(scaled / value)))
}

describe('farSum', () => {
  it('is within farError of the sum that it stands for', async () => {
    const scenes = fc.record({
      d: fc.integer({ min: 1, max: 8 }),
      spread: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
      seed: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(scenes, async ({ d, spread, seed }) => {
        const { values, at, seen, exact, r } = await scene(d, spread, seed)
        const off = farError(values, at, r)
        const found = farSum(seen, 0, d, values, at, new Float64Array(d))
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(off + 1e-12 * exact)
      }),
    )
  })

  it('errs in the fourth order: half the spread, a sixteenth of the error', async () => {
    const errorOf = async (spread: number) => {
      const { values, at, seen, exact, r, d } = await scene(4, spread, 11)
      // Scaled back: a smaller cell stands in a cloud of a larger scale.
      return Math.abs(farSum(seen, 0, d, values, at, new Float64Array(d)) - exact) / r
    }
    const ratio = (await errorOf(0.2)) / (await errorOf(0.1))
    expect(ratio).toBeGreaterThan(10)
    expect(ratio).toBeLessThan(25)
  })

  it('is the same written out for three columns', async () => {
    const { values, at, seen } = await scene(3, 0.5, 3)
    expect(farSumInSpace(seen, 0, values, at)).toBeCloseTo(farSum(seen, 0, 3, values, at, new Float64Array(3)), 10)
  })
})

describe('farError', () => {
  it('promises nothing within the radius', async () => {
    const { values, at } = await scene(2, 0.5, 1)
    expect(farError(values, at, 0)).toBe(Infinity)
  })
})
