import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import { growClusterTree, type Labour } from './cluster-tree.ts'
import { createJoins, type Joins } from './dendrogram.ts'
import type { DistinctPoints } from './distinct-points.ts'
import { joinReciprocally } from './reciprocal-joins.ts'
import { searchWard } from './search-ward.ts'

/**
 * The merges of Ward's method: again and again the two clusters whose merging adds least to the squared distances to the
 * cluster means. Height sqrt(2 v w / (v + w)) |a - b| of weights v, w and centroids a, b: for two single rows their
 * distance. Exact, in memory linear in n; measured O(n log n) time for few columns.
 *
 * Source: Ward (1963), Hierarchical grouping to optimize an objective function, JASA 58; height as scipy's and as ward.D2
 * of R (Murtagh & Legendre 2014).
 */
export async function ward(points: DistinctPoints, labour: Labour): Promise<Joins> {
  const { n, d } = points
  const joins = createJoins(n)
  const centers = sharedFloats(n * d)
  centers.set(points.data)
  const weights = sharedFloats(n)
  weights.set(points.weights)
  const clusters = { nearest: sharedInts(n), cost: sharedFloats(n), centers, values: weights, d }
  const tree = growClusterTree(clusters, searchWard, {}, labour)
  await joinReciprocally({
    ...{ nearest: clusters.nearest, cost: clusters.cost, ids: Int32Array.from(weights.keys()), until: 1 },
    search: tree.search,
    join,
    heightOf: (cost) => Math.sqrt(2 * cost),
    joins,
    heights: new Float64Array(n),
  })
  return joins

  function join(to: number, from: number): void {
    const share = weights[from]! / (weights[to]! + weights[from]!)
    for (let c = 0; c < d; c++) centers[to * d + c]! += share * (centers[from * d + c]! - centers[to * d + c]!)
    weights[to]! += weights[from]!
    tree.join(to, from)
  }
}
