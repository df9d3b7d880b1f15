import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../src/base/errors.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { certifiedSilhouette } from '../../src/selection/certified-silhouette.ts'
import { silhouette } from '../../src/selection/silhouette.ts'
import { iris, irisSpecies } from '../clustering/iris.ts'
import { blobs, matrixOf } from '../clustering/points.ts'
import { labeledPoints } from './labeled-points.ts'

describe('certifiedSilhouette', () => {
  it('holds its bound and its tolerance on random sets', async () => {
    const tolerances = fc.constantFrom(0.3, 1e-2, 1e-3, 1e-6)
    await fc.assert(
      fc.asyncProperty(labeledPoints(600), tolerances, async ({ x, labels, k }, tolerance) => {
        const { value, error } = await certifiedSilhouette(x, labels, k, { tolerance })
        expect(Math.abs(value - (await silhouette(x, labels, k)))).toBeLessThanOrEqual(error)
        expect(error).toBeLessThanOrEqual(tolerance)
      }),
      { numRuns: 60 },
    )
  })

  it.each([1, 2, 3, 5])(
    'holds both in %i columns where most cells are far, and does not measure everything',
    async (d) => {
      const x = blobs(4000, 3, d, d)
      const labels = Int32Array.from({ length: x.n }, (_, i) => i % 3)
      const exact = await silhouette(x, labels, 3)
      for (const tolerance of [0.1, 1e-2, 1e-3]) {
        const { value, error } = await certifiedSilhouette(x, labels, 3, { tolerance })
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(error)
        expect(error).toBeLessThanOrEqual(tolerance)
        // An error of rounding only would mean that every distance was measured.
        if (tolerance === 0.1) expect(error).toBeGreaterThan(1e-6)
      }
    },
  )

  it('holds its bound for labels that have nothing to do with the points, where every cluster is a rival', async () => {
    const x = blobs(2500, 1, 3)
    const random = seededRandom(5)
    const labels = Int32Array.from({ length: x.n }, () => random() * 3)
    const { value, error } = await certifiedSilhouette(x, labels, 3, { tolerance: 0.01 })
    expect(Math.abs(value - (await silhouette(x, labels, 3)))).toBeLessThanOrEqual(error)
    expect(error).toBeLessThanOrEqual(0.01)
  })

  it('counts weights as repeated rows', async () => {
    const x = blobs(900, 3, 3)
    const labels = Int32Array.from({ length: x.n }, (_, i) => i % 3)
    const weights = Float64Array.from(labels, (_, i) => i % 4)
    const rows = [...labels.keys()].flatMap((i) => Array<number>(i % 4).fill(i))
    const repeated = matrixOf(rows.map((i) => [...x.data.subarray(3 * i, 3 * i + 3)]))
    const exact = await silhouette(
      repeated,
      Int32Array.from(rows, (i) => labels[i]!),
      3,
    )
    const { value, error } = await certifiedSilhouette(x, labels, 3, { weights, tolerance: 0.01 })
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(error)
  })

  it('is exact for few rows, and 0 where there is nothing to compare', async () => {
    const { value, error } = await certifiedSilhouette(iris, irisSpecies, 3, { tolerance: 1e-9 })
    expect(value).toBeCloseTo(0.503477440693296, 9)
    expect(error).toBeLessThanOrEqual(1e-9)
    const one = await certifiedSilhouette(iris, new Int32Array(150), 1)
    expect(one.value).toBe(0)
    const none = { data: new Float64Array(0), n: 0, d: 1 }
    expect(await certifiedSilhouette(none, new Int32Array(0), 2)).toEqual({ value: 0, error: 0 })
  })

  it('refuses wrong tolerances, labels and values', async () => {
    for (const tolerance of [0, 1e-10, 2, Number.NaN]) {
      await expect(certifiedSilhouette(iris, irisSpecies, 3, { tolerance })).rejects.toThrow(OptionError)
    }
    await expect(certifiedSilhouette(iris, irisSpecies.slice(1), 3)).rejects.toThrow(ShapeError)
    await expect(certifiedSilhouette(matrixOf([[Infinity], [0]]), Int32Array.of(0, 1), 2)).rejects.toThrow(ShapeError)
  })
})
