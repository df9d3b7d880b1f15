import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dbscan } from '../../src/clustering/density/dbscan.ts'
import { hdbscan } from '../../src/clustering/density/hdbscan.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'

const shared = resolve(process.env['CLIENTELE_SHARED'] ?? '../shared')

/** Points and true groups of a set of scikit-learn's own HDBSCAN tests. */
function points(file: string): { x: Matrix; truth: number[] } {
  const lines = readFileSync(resolve(shared, 'reference/clustering_bench', file), 'utf8')
    .trim()
    .split('\n')
  const rows = lines.slice(1).map((line) => line.split(',').map(Number))
  const d = rows[0]!.length - 1
  const data = Float64Array.from(rows.flatMap((row) => row.slice(0, d)))
  return { x: { data, n: rows.length, d }, truth: rows.map((row) => row[d]!) }
}

/** Geometric mean of precision and recall over pairs of rows (Fowlkes & Mallows 1983). */
function fowlkesMallows(labels: Int32Array, truth: readonly number[]): number {
  const pairsOf = (keys: readonly string[]): number => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0)
  }
  const both = pairsOf(truth.map((group, row) => `${group} ${labels[row]}`))
  return both / Math.sqrt(pairsOf([...labels].map(String)) * pairsOf(truth.map(String)))
}

describe('hdbscan on the sets of scikit-learn', () => {
  // scikit-learn 1.9.1, sklearn/cluster/tests/test_hdbscan.py
  it('finds the three groups of the 200 points', async () => {
    const { x, truth } = points('sklearn_hdbscan_blobs200.csv')
    const { labels, k } = await hdbscan(x)
    expect(k).toBe(3)
    expect(fowlkesMallows(labels, truth)).toBeGreaterThanOrEqual(0.98)
    expect((await hdbscan(x, { minClusterSize: x.n - 1 })).k).toBe(0)
    expect((await dbscan(x, { eps: 0.3, minSamples: 5 })).k).toBe(3)
  })

  it('finds the four groups of the 750 points', async () => {
    // Sizes of scikit-learn 1.9.1 on the rows in some orders: its 31 to 33 noise rows change with the order, because
    // the distances at which row 413 reaches two clusters are equal.
    const { x } = points('sklearn_hdbscan_blobs750.csv')
    const { labels, k } = await hdbscan(x)
    expect(k).toBe(4)
    const sizes = [-1, 0, 1, 2, 3].map((cluster) => labels.filter((label) => label === cluster).length)
    expect(sizes.sort((a, b) => a - b)).toEqual([33, 168, 179, 180, 190])
    expect(labels[413]).toBe(-1)
  })
})
