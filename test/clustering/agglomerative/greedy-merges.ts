import { expect } from 'vitest'
import type { Linkage } from '../../../src/clustering/agglomerative/agglomerative.ts'
import type { Dendrogram } from '../../../src/clustering/agglomerative/dendrogram.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'

/** Distance of two clusters, given as row numbers, straight from the definition. */
type LinkageOf = (x: Matrix, a: readonly number[], b: readonly number[]) => number

const LINKAGE_OF: Record<Linkage, LinkageOf> = {
  ward(x, a, b) {
    let sum = 0
    for (let c = 0; c < x.d; c++) sum += (meanOf(x, a, c) - meanOf(x, b, c)) ** 2
    return Math.sqrt(((2 * a.length * b.length) / (a.length + b.length)) * sum)
  },
  average(x, a, b) {
    let sum = 0
    for (const i of a) for (const j of b) sum += distance(x, i, j)
    return sum / (a.length * b.length)
  },
  complete(x, a, b) {
    let largest = 0
    for (const i of a) for (const j of b) largest = Math.max(largest, distance(x, i, j))
    return largest
  },
  single(x, a, b) {
    let least = Infinity
    for (const i of a) for (const j of b) least = Math.min(least, distance(x, i, j))
    return least
  },
}

/** Every merge joins a pair at the least linkage of that moment, at that height, and heights rise. */
export function expectGreedy(x: Matrix, linkage: Linkage, tree: Dendrogram): void {
  let before = 0
  for (const { height, joined, least } of greedyMerges(x, tree, LINKAGE_OF[linkage])) {
    expect(joined).toBeLessThanOrEqual(least + 1e-12 * (1 + least))
    expect(Math.abs(height - joined)).toBeLessThanOrEqual(1e-11 * (1 + joined))
    expect(height).toBeGreaterThanOrEqual(before)
    before = height
  }
}

/**
 * Merge by merge: the height, the linkage of the pair that was joined, and the least linkage of any pair at that moment.
 * Only pairs with a new cluster are computed again.
 */
function* greedyMerges(
  x: Matrix,
  tree: Dendrogram,
  linkageOf: LinkageOf,
): Generator<{ height: number; joined: number; least: number }> {
  const clusters = new Map<number, number[]>(Array.from({ length: x.n }, (_, i) => [i, [i]]))
  const linkages = new Map<number, Map<number, number>>()
  for (const [a, rows] of clusters) {
    const row = new Map<number, number>()
    for (const [b, others] of clusters) if (b < a) row.set(b, linkageOf(x, others, rows))
    linkages.set(a, row)
  }
  for (let i = 0; i < x.n - 1; i++) {
    const [a, b] = [tree.merges[2 * i]!, tree.merges[2 * i + 1]!]
    let least = Infinity
    for (const row of linkages.values()) for (const value of row.values()) if (value < least) least = value
    yield { height: tree.heights[i]!, joined: linkages.get(b)!.get(a)!, least }
    const rows = [...clusters.get(a)!, ...clusters.get(b)!]
    for (const gone of [a, b]) {
      clusters.delete(gone)
      linkages.delete(gone)
      for (const row of linkages.values()) row.delete(gone)
    }
    linkages.set(x.n + i, new Map([...clusters].map(([c, others]) => [c, linkageOf(x, others, rows)])))
    clusters.set(x.n + i, rows)
  }
}

function meanOf(x: Matrix, rows: readonly number[], c: number): number {
  return rows.reduce((sum, i) => sum + x.data[i * x.d + c]!, 0) / rows.length
}

function distance(x: Matrix, i: number, j: number): number {
  let sum = 0
  for (let c = 0; c < x.d; c++) sum += (x.data[i * x.d + c]! - x.data[j * x.d + c]!) ** 2
  return Math.sqrt(sum)
}
