import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { silhouette } from '../../src/selection/silhouette.ts'
import { silhouetteSamples } from '../../src/selection/silhouette-samples.ts'
import { silhouettes } from '../../src/selection/silhouettes.ts'
import { iris, irisSpecies } from '../clustering/iris.ts'
import { blobs, matrixOf } from '../clustering/points.ts'

describe('silhouette', () => {
  it('gives scikit-learn its value for the species of iris', async () => {
    expect(await silhouette(iris, irisSpecies, 3)).toBeCloseTo(0.503477440693296, 12)
  })

  it('is 0 for rows alone in their cluster and between two clusters', async () => {
    // scikit-learn, test_unsupervised.py, test_cluster_size_1
    const x = matrixOf([[0], [1], [1], [2], [3], [3]])
    const [widths] = await silhouetteSamples(x, [{ labels: Int32Array.of(0, 1, 1, 1, 2, 2), k: 3 }])
    expect([...widths!]).toEqual([0, 0.5, 0.5, 0, 1, 1])
  })

  it('is 0 where all rows are equal, and NaN for a single cluster', async () => {
    const x = matrixOf([[1], [1], [1], [1]])
    expect(await silhouette(x, Int32Array.of(0, 0, 1, 1), 2)).toBe(0)
    expect(await silhouette(x, Int32Array.of(0, 0, 0, 0), 1)).toBeNaN()
    expect(await silhouette(x, Int32Array.of(2, 2, 2, 2), 3)).toBeNaN()
  })

  it('agrees with the definition for random labelings, several at once', async () => {
    const sizes = fc.record({ n: fc.integer({ min: 2, max: 40 }), d: fc.integer({ min: 1, max: 4 }), seed: fc.nat() })
    await fc.assert(
      fc.asyncProperty(sizes, async ({ n, d, seed }) => {
        const x = blobs(n, 3, d, seed)
        const random = seededRandom(seed, 1)
        const labelings = [2, 3, 5].map((k) => ({ labels: Int32Array.from({ length: n }, () => random() * k), k }))
        const samples = await silhouetteSamples(x, labelings)
        for (const [l, { labels, k }] of labelings.entries()) {
          const naive = naiveWidths(x, labels, k)
          for (let i = 0; i < n; i++)
            expect(samples[l]![i] ?? 0).toEqual(Number.isNaN(naive[i]) ? Number.NaN : expect.closeTo(naive[i]!, 12))
        }
      }),
    )
  })

  it('refuses labels outside 0..k-1', async () => {
    await expect(silhouette(iris, irisSpecies, 2)).rejects.toThrow(ShapeError)
    await expect(silhouette(iris, irisSpecies.slice(1), 3)).rejects.toThrow(ShapeError)
  })
})

describe('silhouettes', () => {
  it('is exact up to the sample size and close above it', async () => {
    const x = blobs(3000, 3, 3)
    const labelings = [2, 3].map((k) => ({ labels: Int32Array.from({ length: x.n }, (_, i) => (i % 3) % k), k }))
    const exact = await silhouettes(x, labelings)
    expect(exact.rowsUsed).toBe(3000)
    expect(exact.means[1]).toBeCloseTo(await silhouette(x, labelings[1]!.labels, 3), 12)
    const sampled = await silhouettes(x, labelings, { sampleSize: 600 })
    expect(sampled.rowsUsed).toBe(600)
    for (const [l, mean] of sampled.means.entries()) expect(Math.abs(mean - exact.means[l]!)).toBeLessThan(0.02)
    expect(await silhouettes(x, labelings, { sampleSize: 600 })).toEqual(sampled)
  })
})

function naiveWidths(x: Matrix, labels: Int32Array, k: number): number[] {
  const row = (i: number) => x.data.subarray(i * x.d, (i + 1) * x.d)
  const members = Array.from({ length: k }, (_, j) => [...labels.keys()].filter((i) => labels[i] === j))
  const meanTo = (i: number, rows: number[]) =>
    rows.reduce((sum, other) => sum + Math.hypot(...row(i).map((value, c) => value - row(other)[c]!)), 0) / rows.length
  return Array.from(labels, (own, i) => {
    if (members.filter((rows) => rows.length > 0).length < 2) return Number.NaN
    const peers = members[own]!.filter((other) => other !== i)
    if (peers.length === 0) return 0
    const a = meanTo(i, peers)
    const b = Math.min(...members.filter((rows, j) => j !== own && rows.length > 0).map((rows) => meanTo(i, rows)))
    return a === b ? 0 : (b - a) / Math.max(a, b)
  })
}
