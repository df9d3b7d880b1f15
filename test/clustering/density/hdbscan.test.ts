import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { hdbscan } from '../../../src/clustering/density/hdbscan.ts'
import { randomPoints } from '../../neighbors/random-points.ts'
import { iris } from '../iris.ts'
import { blobs, matrixOf } from '../points.ts'
import { naiveHdbscan } from './naive-hdbscan.ts'

describe('hdbscan', () => {
  it('finds two groups and a loner by hand', async () => {
    // Core distances with minSamples 1 are 0. The loner leaves at 80; the groups part at 8, where no row leaves alone.
    const x = matrixOf([[0], [1], [2], [10], [11], [12], [92]])
    const { labels, probabilities, k, reaches, tree } = await hdbscan(x, { minClusterSize: 3, minSamples: 1 })
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, -1])
    expect([...probabilities]).toEqual([1, 1, 1, 1, 1, 1, 0])
    expect([k, ...reaches]).toEqual([2, 8, 8])
    expect([...tree.parents]).toEqual([-1, 0, 0])
    expect([...tree.births]).toEqual([0, 1 / 8, 1 / 8])
    // each group: three rows from 1/8 until they part at 1
    expect([...tree.stabilities.slice(1)]).toEqual([3 * (1 - 1 / 8), 3 * (1 - 1 / 8)])
    expect(tree.stabilities[0]).toBeCloseTo(1 / 80 + 6 / 8, 15)
  })

  it('gives the clusters that looking at every distance gives, whatever is equal', async () => {
    const settings = fc.record({
      size: fc.integer({ min: 2, max: 6 }),
      samples: fc.integer({ min: 1, max: 6 }),
      isLeaf: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(randomPoints({ min: 6, max: 40 }), settings, async (x, { size, samples, isLeaf }) => {
        const selection = isLeaf ? 'leaf' : 'eom'
        const found = await hdbscan(x, { minClusterSize: size, minSamples: samples, selection })
        const known = naiveHdbscan(x, size, samples, isLeaf)
        expect(found.labels).toEqual(known.labels)
        expect(found.probabilities).toEqual(known.probabilities)
        expect(found.k).toBe(known.k)
      }),
      { numRuns: 200 },
    )
  })

  it('finds the clusters of iris that scikit-learn finds', async () => {
    // scikit-learn 1.9.1, HDBSCAN(min_cluster_size=5, min_samples=5): sizes of the clusters and noise
    const { labels, k } = await hdbscan(iris, { minClusterSize: 5, minSamples: 5 })
    expect(k).toBe(2)
    expect([...labels].filter((label) => label === 0)).toHaveLength(50)
    expect([...labels].filter((label) => label === 1)).toHaveLength(100)
  })

  it('tells apart no clusters closer than epsilon', async () => {
    const x = matrixOf([0, 1, 2, 6, 7, 8, 30, 31, 32, 36, 37, 38].map((value) => [value]))
    const options = { minClusterSize: 3, minSamples: 1, selection: 'leaf' } as const
    expect((await hdbscan(x, options)).k).toBe(4)
    expect((await hdbscan(x, { ...options, epsilon: 5 })).k).toBe(2)
    // Above the root's split nothing rises: the clusters below the root stay.
    expect((await hdbscan(x, { ...options, epsilon: 500 })).k).toBe(2)
  })

  it('keeps equal rows together and stays finite', async () => {
    const rows = [...Array(10).fill([1, 1]), ...Array(10).fill([5, 5]), [3, 3], [9, 9]]
    const { labels, probabilities, k, tree } = await hdbscan(matrixOf(rows), { minClusterSize: 4 })
    expect(k).toBe(2)
    expect([...labels.slice(0, 20)]).toEqual([...Array(10).fill(0), ...Array(10).fill(1)])
    for (const value of [...probabilities, ...tree.stabilities, ...tree.deaths]) expect(value).toBeLessThan(1e200)
    const same = await hdbscan(matrixOf(Array(8).fill([2, 3])), { minClusterSize: 3 })
    expect([same.k, ...same.labels]).toEqual([0, ...Array(8).fill(-1)])
  })

  it('gives the same clusters to rows in another order', async () => {
    const x = blobs(2000, 6, 3)
    const back = matrixOf(Array.from({ length: x.n }, (_, i) => [...x.data.slice(3 * (x.n - 1 - i), 3 * (x.n - i))]))
    const there = await hdbscan(x, { minClusterSize: 10 })
    const other = await hdbscan(back, { minClusterSize: 10 })
    expect(other.k).toBe(there.k)
    expect(other.probabilities.toReversed()).toEqual(there.probabilities)
    const pairs = new Set([...there.labels].map((label, row) => `${label} ${other.labels[x.n - 1 - row]}`))
    expect(pairs.size).toBe(new Set(there.labels).size)
  })

  it('reports progress, and ends when cancelled', async () => {
    const x = blobs(40_000, 4, 2)
    const shares: number[] = []
    const { k } = await hdbscan(x, { minClusterSize: 1000, minSamples: 5, onProgress: (_, done) => shares.push(done!) })
    expect(k).toBe(4)
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
    await expect(hdbscan(x, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })

  it('refuses what it cannot use', async () => {
    const x = matrixOf([[0], [1], [2]])
    for (const minClusterSize of [1, 4, 2.5]) await expect(hdbscan(x, { minClusterSize })).rejects.toThrow(OptionError)
    for (const minSamples of [0, 4, Number.NaN]) {
      await expect(hdbscan(x, { minClusterSize: 2, minSamples })).rejects.toThrow(OptionError)
    }
    await expect(hdbscan(x, { minClusterSize: 2, epsilon: -1 })).rejects.toThrow(OptionError)
    await expect(hdbscan(matrixOf([[0], [Number.NaN]]), { minClusterSize: 2 })).rejects.toThrow(
      /row 1, column 0 is NaN/,
    )
    await expect(hdbscan({ data: new Float64Array(0), n: 0, d: 2 })).rejects.toThrow(ShapeError)
  })
})
