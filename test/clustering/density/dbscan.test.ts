import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { dbscan } from '../../../src/clustering/density/dbscan.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { randomPoints, squaredOfRows } from '../../neighbors/random-points.ts'
import { iris } from '../iris.ts'
import { blobs, matrixOf } from '../points.ts'

/** Rows in order; each core row without a label starts a cluster and spreads it, as scikit-learn does. */
function naiveDbscan(x: Matrix, eps: number, minSamples: number, weights?: Float64Array) {
  const rows = [...Array(x.n).keys()]
  const near = rows.map((i) => rows.filter((j) => squaredOfRows(x, i, j) <= eps * eps))
  const isCore = near.map((list) => list.reduce((sum, j) => sum + (weights?.[j] ?? 1), 0) >= minSamples)
  const labels = new Int32Array(x.n).fill(-1)
  let k = 0
  for (const seed of rows) {
    if (labels[seed] !== -1 || !isCore[seed]) continue
    const stack = [seed]
    while (stack.length > 0) {
      const i = stack.pop()!
      if (labels[i] !== -1) continue
      labels[i] = k
      if (isCore[i]) stack.push(...near[i]!.filter((j) => labels[j] === -1))
    }
    k++
  }
  return { labels, k, coreSamples: Uint32Array.from(rows.filter((i) => isCore[i])) }
}

const sizesOf = (labels: Int32Array) => {
  const sizes: Record<number, number> = {}
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  return sizes
}

describe('dbscan', () => {
  it('finds two pairs and a loner by hand', async () => {
    // within 1: {0, 1, 1.5} around 1, {8, 9} around neither when three are asked for
    const x = matrixOf([[8], [0], [1], [9], [1.5]])
    expect(await dbscan(x, { eps: 1, minSamples: 3 })).toEqual({
      labels: Int32Array.of(-1, 0, 0, -1, 0),
      k: 1,
      coreSamples: Uint32Array.of(2),
    })
    const pairs = await dbscan(x, { eps: 1, minSamples: 2 })
    expect([...pairs.labels]).toEqual([0, 1, 1, 0, 1])
  })

  it('finds the clusters of iris that scikit-learn finds', async () => {
    // scikit-learn 1.2.1 and 1.9.1, DBSCAN(eps, min_samples)
    const known: [number, number, Record<number, number>][] = [
      [0.5, 5, { '-1': 17, 0: 49, 1: 84 }],
      [0.5, 10, { '-1': 30, 0: 48, 1: 72 }],
      [0.4, 4, { '-1': 25, 0: 47, 1: 38, 2: 36, 3: 4 }],
      [0.8, 5, { '-1': 2, 0: 50, 1: 98 }],
    ]
    for (const [eps, minSamples, sizes] of known) {
      const { labels } = await dbscan(iris, { eps, minSamples })
      expect(sizesOf(labels)).toEqual(sizes)
    }
  })

  it('gives the labels that spreading from row to row gives', async () => {
    const eps = fc.constantFrom(0.5, 1, Math.SQRT2, 2, 3.3)
    await fc.assert(
      fc.asyncProperty(randomPoints({ max: 120 }), eps, fc.integer({ min: 1, max: 12 }), async (x, eps, minSamples) => {
        expect(await dbscan(x, { eps, minSamples })).toEqual(naiveDbscan(x, eps, minSamples))
      }),
      { numRuns: 300 },
    )
  })

  it('counts a weight as so many equal rows', async () => {
    await fc.assert(
      fc.asyncProperty(randomPoints(), fc.integer({ min: 1, max: 12 }), async (x, minSamples) => {
        const weights = Float64Array.from({ length: x.n }, (_, i) => (i === 0 ? 1 : (i * 7) % 4))
        const weighted = await dbscan(x, { eps: 1, minSamples, weights })
        expect(weighted).toEqual(naiveDbscan(x, 1, minSamples, weights))
      }),
    )
  })

  it('gives the same clusters to rows in another order', async () => {
    const x = blobs(3000, 6, 3)
    const backwards = matrixOf(
      Array.from({ length: x.n }, (_, i) => [...x.data.slice(3 * (x.n - 1 - i), 3 * (x.n - i))]),
    )
    const there = await dbscan(x, { eps: 0.3, minSamples: 6 })
    const back = await dbscan(backwards, { eps: 0.3, minSamples: 6 })
    expect(back.k).toBe(there.k)
    expect(back.k).toBeGreaterThan(3)
    expect([...back.coreSamples].map((row) => x.n - 1 - row).reverse()).toEqual([...there.coreSamples])
    const pairs = new Set([...there.coreSamples].map((row) => `${there.labels[row]} ${back.labels[x.n - 1 - row]}`))
    expect(pairs.size).toBe(there.k)
  })

  it('works in pieces on many rows', async () => {
    const x = blobs(150_000, 5, 2)
    const shares: number[] = []
    const { labels, k } = await dbscan(x, { eps: 0.2, onProgress: (_, done) => shares.push(done!) })
    expect(k).toBe(5)
    for (let i = 0; i < x.n; i++) if (labels[i] !== i % 5 && labels[i] !== -1) expect.fail(`row ${i}`)
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
    expect(shares.at(-1)).toBe(1)
    const cancelled = dbscan(x, { eps: 0.2, signal: AbortSignal.abort(new Error('enough')) })
    await expect(cancelled).rejects.toThrow('enough')
  })

  it('has no clusters where there are no rows', async () => {
    expect((await dbscan({ data: new Float64Array(0), n: 0, d: 2 }, { eps: 1 })).k).toBe(0)
  })

  it('refuses what it cannot use', async () => {
    for (const eps of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(dbscan(iris, { eps })).rejects.toThrow(OptionError)
    }
    await expect(dbscan(iris, { eps: 1, minSamples: 0 })).rejects.toThrow(OptionError)
    const bad = matrixOf([
      [0, 1],
      [Number.NaN, 2],
    ])
    await expect(dbscan(bad, { eps: 1 })).rejects.toThrow(/row 1, column 0 is NaN/)
    const weights = new Float64Array(150).fill(-1)
    await expect(dbscan(iris, { eps: 1, weights })).rejects.toThrow(ShapeError)
  })
})
