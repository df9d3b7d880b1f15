import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import { takeRows } from '../../src/clustering/sample-rows.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { jointWidths } from '../../src/selection/joint-widths.ts'
import type { Labeling } from '../../src/selection/labeling.ts'
import { silhouette } from '../../src/selection/silhouette.ts'
import { silhouetteSamples } from '../../src/selection/silhouette-samples.ts'
import { silhouettes } from '../../src/selection/silhouettes.ts'
import { iris, irisSpecies } from '../clustering/iris.ts'
import { blobs, matrixOf } from '../clustering/points.ts'
import { labeledPoints } from './labeled-points.ts'
import { naiveWidths } from './naive-widths.ts'

describe('silhouette', () => {
  it('gives scikit-learn its values for the species of iris and for 40 points', async () => {
    expect(await silhouette(iris, irisSpecies, 3)).toBeCloseTo(0.503477440693296, 14)
    // scikit-learn 1.9.1 on the 40 points of its test_calinski_harabasz_score
    const rows = [
      ...Array(5).fill([0, 0]),
      ...Array(5).fill([1, 1]),
      ...Array(5).fill([3, 3]),
      ...Array(5).fill([4, 4]),
      ...Array(5).fill([0, 4]),
      ...Array(5).fill([1, 3]),
      ...Array(5).fill([3, 1]),
      ...Array(5).fill([4, 0]),
    ] // prettier-ignore
    const labels = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10))
    expect(await silhouette(matrixOf(rows), labels, 4)).toBeCloseTo(0.7381085995605379, 14)
  })

  it('is 0 where all rows are equal, without rows, and where a single cluster holds rows', async () => {
    const x = matrixOf([[1], [1], [1], [1]])
    expect(await silhouette(x, Int32Array.of(0, 0, 1, 1), 2)).toBe(0)
    expect(await silhouette(x, Int32Array.of(0, 0, 0, 0), 1)).toBe(0)
    expect(await silhouette(matrixOf([[1], [2], [3]]), Int32Array.of(2, 2, 2), 3)).toBe(0)
    expect(await silhouette({ data: new Float64Array(0), n: 0, d: 2 }, new Int32Array(0), 2)).toBe(0)
  })

  it('is 0 when every row is a cluster of its own', async () => {
    expect(await silhouette(matrixOf([[1], [2], [5]]), Int32Array.of(0, 1, 2), 3)).toBe(0)
  })

  it('keeps every bit when the rows change places', async () => {
    await fc.assert(
      fc.asyncProperty(labeledPoints(), fc.integer(), async ({ x, labels, k }, seed) => {
        const random = seededRandom(seed)
        const order = [...labels.keys()].map((i) => ({ i, at: random() })).sort((p, q) => p.at - q.at)
        const moved = matrixOf(order.map(({ i }) => [...x.data.subarray(i * x.d, (i + 1) * x.d)]))
        const movedLabels = Int32Array.from(order, ({ i }) => labels[i]!)
        expect(await silhouette({ ...moved, d: x.d }, movedLabels, k)).toBe(await silhouette(x, labels, k))
      }),
    )
  })

  it('does not depend on the unit, however large or small', async () => {
    const plain = await silhouette(iris, irisSpecies, 3)
    for (const unit of [2 ** 900, 2 ** -900, 2 ** -5]) {
      expect(await silhouette({ ...iris, data: iris.data.map((v) => v * unit) }, irisSpecies, 3)).toBe(plain)
    }
  })

  it('refuses wrong labels, weights and values', async () => {
    await expect(silhouette(iris, irisSpecies, 2)).rejects.toThrow(ShapeError)
    await expect(silhouette(iris, irisSpecies.slice(1), 3)).rejects.toThrow(ShapeError)
    await expect(silhouette(iris, irisSpecies, 3, { weights: new Float64Array(150) })).rejects.toThrow(ShapeError)
    const x = matrixOf([[1], [Number.NaN], [3]])
    await expect(silhouette(x, Int32Array.of(0, 0, 1), 2)).rejects.toThrow(/row 1, column 0 is NaN/)
  })

  it('ends when the caller cancels', async () => {
    await expect(silhouette(iris, irisSpecies, 3, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  })
})

describe('silhouetteSamples', () => {
  it('is 0 for rows alone in their cluster and between two clusters', async () => {
    // scikit-learn, test_unsupervised.py, test_cluster_size_1
    const x = matrixOf([[0], [1], [1], [2], [3], [3]])
    expect([...(await silhouetteSamples(x, Int32Array.of(0, 1, 1, 1, 2, 2), 3))]).toEqual([0, 0.5, 0.5, 0, 1, 1])
  })

  it('agrees with the definition, also with repeated rows and empty clusters', async () => {
    await fc.assert(
      fc.asyncProperty(labeledPoints(), async ({ x, labels, k }) => {
        const naive = naiveWidths(x, labels, k)
        const widths = await silhouetteSamples(x, labels, k)
        for (let i = 0; i < x.n; i++) expect(widths[i]).toBeCloseTo(naive[i]!, 12)
      }),
    )
  })

  it('agrees with the definition where the work falls into many bundles and most rivals are ruled out', async () => {
    const x = blobs(10_000, 4, 3)
    const labels = Int32Array.from({ length: x.n }, (_, i) => (i % 50 === 0 ? 4 : i % 4))
    const naive = naiveWidths(x, labels, 5)
    const widths = await silhouetteSamples(x, labels, 5)
    for (let i = 0; i < x.n; i++) expect(Math.abs(widths[i]! - naive[i]!)).toBeLessThan(1e-12)
  })

  it('counts a weighted row as often as its weight says', async () => {
    await fc.assert(
      fc.asyncProperty(labeledPoints(), fc.infiniteStream(fc.nat(3)), async ({ x, labels, k }, stream) => {
        const weights = Float64Array.from(labels, () => stream.next().value as number)
        weights[0] = 2
        const rows = [...labels.keys()].flatMap((i) => Array<number>(weights[i]!).fill(i))
        const repeated = matrixOf(rows.map((i) => [...x.data.subarray(i * x.d, (i + 1) * x.d)]))
        const repeatedLabels = Int32Array.from(rows, (i) => labels[i]!)
        const expected = await silhouetteSamples(repeated, repeatedLabels, k)
        const widths = await silhouetteSamples(x, labels, k, { weights })
        for (const [at, i] of rows.entries()) expect(widths[i]).toBeCloseTo(expected[at]!, 12)
        const mean = await silhouette(x, labels, k, { weights })
        expect(mean).toBeCloseTo(await silhouette(repeated, repeatedLabels, k), 12)
      }),
    )
  })
})

describe('jointWidths', () => {
  it('gives each labeling its widths by the definition', async () => {
    await fc.assert(
      fc.asyncProperty(labeledPoints(), fc.nat(), async ({ x, labels, k }, seed) => {
        const labelings = [{ labels, k }, drawn(x.n, 3, seed)]
        await expectNaive(x, labelings)
      }),
    )
  })

  it('does so where the work falls into several bundles and a cell into several blocks', async () => {
    const x = blobs(8000, 4, 3)
    const labels = Int32Array.from({ length: x.n }, (_, i) => (i % 50 === 0 ? 4 : i % 4))
    await expectNaive(x, [
      { labels, k: 6 },
      { labels: labels.map((label) => label >> 1), k: 3 },
    ])
  })

  it('does so where the labelings hardly agree anywhere', async () => {
    await expectNaive(
      blobs(400, 4, 3),
      [8, 9, 10].map((k) => drawn(400, k, k)),
    )
  })

  it('keeps every bit when the rows change places', async () => {
    await fc.assert(
      fc.asyncProperty(labeledPoints(), fc.nat(), async ({ x, labels, k }, seed) => {
        const random = seededRandom(seed)
        const labelings = [{ labels, k }, drawn(x.n, 3, seed)]
        const order = [...labels.keys()].map((i) => ({ i, at: random() })).sort((p, q) => p.at - q.at)
        const rows = Uint32Array.from(order, ({ i }) => i)
        const moved = labelings.map(({ labels, k }) => ({ labels: Int32Array.from(rows, (row) => labels[row]!), k }))
        const widths = await jointWidths(x, labelings)
        const found = await jointWidths(takeRows(x, rows), moved)
        for (const l of [0, 1]) expect(found[l]).toEqual(Float64Array.from(rows, (row) => widths[l]![row]!))
      }),
    )
  })

  it('ends when the caller cancels', async () => {
    const cancelled = jointWidths(iris, [{ labels: irisSpecies, k: 3 }], { signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toThrow(/abort/i)
  })
})

function drawn(n: number, k: number, seed: number): Labeling {
  const random = seededRandom(seed, 1)
  return { labels: Int32Array.from({ length: n }, () => random() * k), k }
}

async function expectNaive(x: Matrix, labelings: readonly Labeling[]): Promise<void> {
  const found = await jointWidths(x, labelings)
  for (const [l, { labels, k }] of labelings.entries()) {
    const naive = naiveWidths(x, labels, k)
    for (let i = 0; i < x.n; i++) expect(Math.abs(found[l]![i]! - naive[i]!)).toBeLessThan(1e-12)
  }
}

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
