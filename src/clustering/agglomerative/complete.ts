import { sharedFloats, sharedInts } from '../../numeric/shared.ts'
import { createCentroids } from './centroids.ts'
import { growClusterTree, type Labour } from './cluster-tree.ts'
import { createJoins, type Joins, record } from './dendrogram.ts'
import type { DistinctPoints } from './distinct-points.ts'
import { createMergeBoxes } from './farthest-pair.ts'
import { joinReciprocally } from './reciprocal-joins.ts'
import { searchComplete } from './search-linked.ts'

/**
 * The merges by complete linkage: again and again the two clusters whose farthest points are nearest, at their distance.
 * Weights change nothing. Exact, in memory linear in n.
 *
 * Source: Sørensen (1948), A method of establishing groups of equal amplitude in plant sociology.
 */
export async function complete(points: DistinctPoints, labour: Labour): Promise<Joins> {
  const { n } = points
  const joins = createJoins(n)
  const { d, centers, spreads, unite } = createCentroids(points)
  const { merged, unite: uniteBoxes } = createMergeBoxes(points)
  const clusters = { nearest: sharedInts(n), cost: sharedFloats(n), centers, values: spreads, d }
  const tree = growClusterTree(clusters, searchComplete, () => ({ merged }), labour)
  await joinReciprocally({
    ...{ nearest: clusters.nearest, cost: clusters.cost, ids: Int32Array.from(spreads.keys()), until: 1 },
    search: tree.search,
    join: (to, from, height) => {
      record(joins, to, from, height)
      unite(to, from)
      uniteBoxes(to, from)
      tree.join(to, from)
    },
    heightOf: Math.sqrt,
    heights: new Float64Array(n),
  })
  return joins
}
