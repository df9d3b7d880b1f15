import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../src/base/errors.ts'
import { kMeansByK } from '../../src/clustering/k-means/k-means.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { clusterReference, gapStatistic } from '../../src/selection/gap-statistic.ts'
import { oneStandardError } from '../../src/selection/one-standard-error.ts'
import { blobs, matrixOf } from '../clustering/points.ts'

const options = { maxK: 5, references: 8, nInit: 3 }

describe('gapStatistic', () => {
  it.each(['box', 'principal'] as const)(
    'finds three groups, and one where there are none, with references in the %s',
    async (box) => {
      const groups = await gapStatistic(blobs(240, 3, 2), { ...options, box })
      expect(groups.k).toBe(3)
      const random = seededRandom(9)
      const flat = matrixOf(Array.from({ length: 240 }, () => [random(), random()]))
      expect((await gapStatistic(flat, { ...options, box })).k).toBe(1)
    },
  )

  it('sees one slanting cloud as one by the principal axes, where the box leaves room to divide it', async () => {
    const random = seededRandom(4)
    const rows = Array.from({ length: 300 }, () => {
      const along = 10 * random()
      return [along + 0.3 * random(), along + 0.3 * random()]
    })
    expect((await gapStatistic(matrixOf(rows), { ...options, box: 'principal' })).k).toBe(1)
    expect((await gapStatistic(matrixOf(rows), { ...options, box: 'box' })).k).toBeGreaterThan(1)
  })

  it('takes mean and standard error over the references, and the inertia of k-means itself', async () => {
    const x = blobs(60, 2, 2)
    const [low, high] = [
      [Infinity, Infinity],
      [-Infinity, -Infinity],
    ] // prettier-ignore
    for (const [at, value] of x.data.entries()) {
      low[at % 2] = Math.min(low[at % 2]!, value)
      high[at % 2] = Math.max(high[at % 2]!, value)
    }
    const found = await gapStatistic(x, { maxK: 3, references: 4, nInit: 3, seed: 5, box: 'box' })
    const ks = [1, 2, 3]
    const fits = await kMeansByK(x, ks, { seed: 5, nInit: 3 })
    expect(found.ks).toEqual(ks)
    expect(found.logWithin).toEqual(fits.map(({ inertia }) => Math.log(inertia)))
    const references = await Promise.all(
      [0, 1, 2, 3].map((stream) => clusterReference.run({ low, high, n: 60, ks, seed: 5, stream, nInit: 3 })),
    )
    for (const at of [0, 1, 2]) {
      const logs = references.map((reference) => reference[at]!)
      const mean = (logs[0]! + logs[1]! + logs[2]! + logs[3]!) / 4
      const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / 4)
      expect(found.expected[at]).toBeCloseTo(mean, 12)
      expect(found.gaps[at]).toBeCloseTo(mean - found.logWithin[at]!, 12)
      expect(found.errors[at]).toBeCloseTo(deviation * Math.sqrt(5 / 4), 12)
    }
  })

  it('stops where nothing is left to divide', async () => {
    const pairs = matrixOf([
      [0, 0.1],
      [0, 0.1],
      [0.7, 3],
      [0.7, 3],
      [0.7, 3],
    ]) // prettier-ignore
    expect((await gapStatistic(pairs, options)).ks).toEqual([1])
    expect(await gapStatistic(matrixOf([[0.1], [0.1], [0.1]]), options)).toMatchObject({ k: 1, ks: [], gaps: [] })
    expect(await gapStatistic(matrixOf([[4]]), options)).toMatchObject({ k: 1, ks: [] })
  })

  it('refuses wrong options and values', async () => {
    const x = blobs(9, 3, 2)
    for (const wrong of [{ maxK: 0 }, { references: 0 }, { nInit: 1.5 }]) {
      await expect(gapStatistic(x, wrong)).rejects.toThrow(OptionError)
    }
    await expect(gapStatistic({ data: new Float64Array(0), n: 0, d: 2 })).rejects.toThrow(OptionError)
    await expect(gapStatistic(matrixOf([[Number.NaN]]))).rejects.toThrow(ShapeError)
  })
})

describe('oneStandardError', () => {
  it('takes the first k that the next does not beat by a standard error, else the last', () => {
    expect(oneStandardError([0.1, 0.5, 0.55, 0.2], [0, 0.1, 0.1, 0.1])).toBe(2)
    expect(oneStandardError([0.1, 0.5, 0.55, 0.2], [0, 0.1, 0.01, 0.1])).toBe(3)
    expect(oneStandardError([0.1, 0.2, 0.3], [0.01, 0.01, 0.01])).toBe(3)
    expect(oneStandardError([0.3], [0.1])).toBe(1)
    expect(oneStandardError([], [])).toBe(0)
  })
})
