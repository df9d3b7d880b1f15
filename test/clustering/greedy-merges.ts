import type { Dendrogram } from '../../src/clustering/dendrogram.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'

/** Distance of two clusters, given as row numbers, straight from the definition. */
export type LinkageOf = (x: Matrix, a: readonly number[], b: readonly number[], weights: ArrayLike<number>) => number

export const LINKAGE_OF: Record<'ward' | 'average' | 'complete', LinkageOf> = {
  ward(x, a, b, weights) {
    const [v, w] = [weightOf(a, weights), weightOf(b, weights)]
    let sum = 0
    for (let c = 0; c < x.d; c++) sum += (meanOf(x, a, c, weights) - meanOf(x, b, c, weights)) ** 2
    return Math.sqrt(((2 * v * w) / (v + w)) * sum)
  },
  average(x, a, b, weights) {
    let sum = 0
    for (const i of a) for (const j of b) sum += weights[i]! * weights[j]! * distance(x, i, j)
    return sum / (weightOf(a, weights) * weightOf(b, weights))
  },
  complete(x, a, b) {
    return Math.max(...a.flatMap((i) => b.map((j) => distance(x, i, j))))
  },
}

/**
 * Merge by merge: the height, the linkage of the pair that was joined, and the least linkage of any pair at that moment.
 * Only pairs with a new cluster are computed again.
 */
export function* greedyMerges(
  x: Matrix,
  tree: Dendrogram,
  linkageOf: LinkageOf,
  weights?: ArrayLike<number>,
): Generator<{ height: number; joined: number; least: number }> {
  const w = weights ?? new Float64Array(x.n).fill(1)
  const clusters = new Map<number, number[]>(Array.from({ length: x.n }, (_, i) => [i, [i]]))
  const linkages = new Map<number, Map<number, number>>()
  for (const [a, rows] of clusters) {
    const row = new Map<number, number>()
    for (const [b, others] of clusters) if (b < a) row.set(b, linkageOf(x, others, rows, w))
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
    linkages.set(x.n + i, new Map([...clusters].map(([c, others]) => [c, linkageOf(x, others, rows, w)])))
    clusters.set(x.n + i, rows)
  }
}

function weightOf(rows: readonly number[], weights: ArrayLike<number>): number {
  return rows.reduce((sum, i) => sum + weights[i]!, 0)
}

function meanOf(x: Matrix, rows: readonly number[], c: number, weights: ArrayLike<number>): number {
  return rows.reduce((sum, i) => sum + weights[i]! * x.data[i * x.d + c]!, 0) / weightOf(rows, weights)
}

function distance(x: Matrix, i: number, j: number): number {
  return Math.hypot(...Array.from({ length: x.d }, (_, c) => x.data[i * x.d + c]! - x.data[j * x.d + c]!))
}
