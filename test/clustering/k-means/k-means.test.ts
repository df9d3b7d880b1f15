import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { assignToCenters } from '../../../src/clustering/k-means/assign-to-centers.ts'
import { kMeans, kMeansByK } from '../../../src/clustering/k-means/k-means.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { iris } from '../iris.ts'
import { blobs, matrixOf } from '../points.ts'
import { naiveLloyd } from './naive-lloyd.ts'

describe('kMeans', () => {
  it('finds two pairs by hand', async () => {
    // pairs {0, 2} and {10, 12}: centres 1 and 11, four distances of 1
    const { labels, centers, inertia, k, converged } = await kMeans(matrixOf([[0], [10], [2], [12]]), { k: 2 })
    expect(inertia).toBe(4)
    expect(centers.toSorted()).toEqual(Float64Array.of(1, 11))
    expect(labels[0]).toBe(labels[2])
    expect(labels[1]).toBe(labels[3])
    expect([k, converged]).toEqual([2, true])
  })

  it('reaches the inertias of scikit-learn on iris', async () => {
    // scikit-learn 1.2.1, KMeans(n_init=50), k = 1..8
    const known = [681.3706, 152.3479517604, 78.8514414261, 57.2284732143, 46.4461820513, 39.0399872461, 34.2997121212]
    const found = await kMeansByK(iris, [1, 2, 3, 4, 5, 6, 7])
    for (const [i, { inertia }] of found.entries()) expect(inertia).toBeCloseTo(known[i]!, 7)
    expect(sizes(found[2]!.labels, 3)).toEqual([38, 50, 62])
  })

  it('stays in the local minimum that Lloyd reaches from rows 0, 1, 2', async () => {
    const from = (...rows: number[]) => Float64Array.from(rows.flatMap((i) => [...iris.data.slice(4 * i, 4 * i + 4)]))
    const best = await kMeans(iris, { k: 3, init: from(0, 50, 100) })
    expect(best.inertia).toBeCloseTo(78.851441426146, 9)
    expect(best.centers[4]).toBeCloseTo(5.901612903225806, 12)
    const stuck = await kMeans(iris, { k: 3, init: from(0, 1, 2) })
    expect(stuck.inertia).toBeCloseTo(78.85566582597731, 9)
  })

  it('ends where comparing all points with all centres ends, in 1 to 8 columns', async () => {
    for (const d of [1, 2, 3, 4, 5, 8]) {
      const x = blobs(400, 5, d, d)
      const init = x.data.slice(0, 6 * d)
      const naive = naiveLloyd(x, init, 6)
      const result = await kMeans(x, { k: 6, init })
      expect(result.labels).toEqual(naive.labels)
      expect(result.iterations).toBe(naive.iterations + 1) // the last step sees that no centre moves
      for (const [at, value] of naive.centers.entries()) expect(result.centers[at]).toBeCloseTo(value, 10)
      expect(result.inertia).toBeCloseTo(naive.inertia, 8)
    }
  })

  it('counts a row of weight w like w equal rows', async () => {
    const integers = fc.array(
      fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 3 })),
      {
        minLength: 4,
        maxLength: 40,
      },
    )
    await fc.assert(
      fc.asyncProperty(integers, async (drawn) => {
        const rows = drawn.map(([a, b]) => [a, b])
        const weights = Float64Array.from(drawn, ([, , weight]) => weight)
        weights[0] = weights[1] = 1
        const repeated = rows.flatMap((row, i) => Array.from({ length: weights[i]! }, () => row))
        const init = Float64Array.from([...rows[0]!, ...rows[1]!])
        const weighted = await kMeans(matrixOf(rows), { k: 2, init, weights })
        const expanded = await kMeans(matrixOf(repeated), { k: 2, init })
        expect(weighted.inertia).toBeCloseTo(expanded.inertia, 8)
        expect(weighted.k).toBe(expanded.k)
      }),
    )
  })

  it('returns rows labelled by their nearest centre, centres that are means, and no empty cluster', async () => {
    const value = fc.integer({ min: -5, max: 5 })
    const rows = fc.array(fc.tuple(value, value, value), { minLength: 3, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 3 }), async (points, asked) => {
        const x = matrixOf(points)
        const { labels, centers, k, d, inertia } = await kMeans(x, { k: asked, nInit: 3 })
        expect(labels).toEqual(assignToCenters(centers, k, d, x))
        expect(new Set(labels).size).toBe(k)
        expect(k).toBe(Math.min(asked, new Set(points.map(String)).size))
        const naive = naiveLloyd(x, centers, k)
        expect(naive.inertia).toBeCloseTo(inertia, 8)
      }),
    )
  })

  it('does not care for the order of the rows when it starts from given centres', async () => {
    const x = blobs(300, 3, 3)
    const order = Array.from({ length: 300 }, (_, i) => (i * 7) % 300)
    const shuffled = matrixOf(order.map((i) => [...x.data.slice(3 * i, 3 * i + 3)]))
    const init = x.data.slice(0, 9)
    const [a, b] = [await kMeans(x, { k: 3, init }), await kMeans(shuffled, { k: 3, init })]
    expect(b.labels).toEqual(Int32Array.from(order, (i) => a.labels[i]!))
  })

  it('repeats every bit with the same seed, alone or among other k, and leaves its input alone', async () => {
    const x = blobs(500, 7, 3)
    const before = x.data.slice()
    const [first, again] = [await kMeans(x, { k: 5, seed: 7 }), await kMeansByK(x, [2, 5], { seed: 7 })]
    expect(again[1]).toEqual(first)
    expect(x.data).toEqual(before)
    expect(Object.isFrozen(Object.freeze(x)) && (await kMeans(x, { k: 5, seed: 7 }))).toEqual(first)
  })

  it('gives an empty cluster the row that is farthest from the others', async () => {
    // centre 100 gets nothing: row 9 is farthest from the mean of the rest
    const { centers, inertia } = await kMeans(matrixOf([[0], [1], [9]]), { k: 2, init: Float64Array.of(1, 100) })
    expect(centers.toSorted()).toEqual(Float64Array.of(0.5, 9))
    expect(inertia).toBe(0.5)
  })

  it('returns as many clusters as there are distinct rows', async () => {
    const x = matrixOf([
      [1, 1],
      [1, 1],
      [2, 2],
      [2, 2],
      [1, 1],
    ])
    expect(await kMeans(x, { k: 4 })).toMatchObject({ k: 2, inertia: 0 })
    expect(await kMeans(x, { k: 3, init: Float64Array.of(1, 1, 1, 1, 5, 5) })).toMatchObject({ k: 2, inertia: 0 })
    expect((await kMeans(matrixOf([[3], [3]]), { k: 2 })).labels).toEqual(Int32Array.of(0, 0))
  })

  it('restarts on a sample of a large table and still finds its groups', { timeout: 60_000 }, async () => {
    const x = blobs(120_000, 4, 3)
    const { labels, converged } = await kMeans(x, { k: 4, nInit: 5 })
    expect(converged).toBe(true)
    for (let i = 4; i < x.n; i++) if (labels[i] !== labels[i - 4]) throw new Error(`row ${i} left its group`)
  })

  it('finds the rare rows that the sample of a large table misses', async () => {
    const x: Matrix = { data: new Float64Array(120_000), n: 120_000, d: 1 }
    x.data[77_777] = 1
    expect(await kMeans(x, { k: 2, nInit: 2 })).toMatchObject({ k: 2, inertia: 0 })
  })

  it('refuses what it cannot divide', async () => {
    const x = matrixOf([
      [1, 2],
      [3, 4],
    ])
    await expect(kMeans(x, { k: 3 })).rejects.toThrow(new OptionError('k=3 exceeds the 2 rows; choose k of 2 or less'))
    await expect(kMeans(x, { k: 0 })).rejects.toThrow(OptionError)
    await expect(kMeans(x, { k: 1, nInit: 0 })).rejects.toThrow(OptionError)
    await expect(kMeans(matrixOf([[1], [Number.NaN]]), { k: 1 })).rejects.toThrow(ShapeError)
    await expect(kMeans({ ...x, n: 3 }, { k: 1 })).rejects.toThrow(ShapeError)
    await expect(kMeans(x, { k: 1, weights: Float64Array.of(1) })).rejects.toThrow(ShapeError)
    await expect(kMeans(x, { k: 1, init: Float64Array.of(1) })).rejects.toThrow(ShapeError)
  })

  it('ends with the reason of the caller who cancels while it runs', async () => {
    const cancelled = new AbortController()
    setTimeout(() => cancelled.abort(new Error('enough')), 1)
    const run = kMeansByK(blobs(20_000, 9, 3), [5, 6, 7, 8], { signal: cancelled.signal })
    await expect(run).rejects.toThrow('enough')
  })
})

function sizes(labels: Int32Array, k: number): number[] {
  return Array.from({ length: k }, (_, j) => labels.filter((label) => label === j).length).sort((a, b) => a - b)
}
