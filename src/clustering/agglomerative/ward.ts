import { sharedFloats, sharedInts } from '../../numeric/shared.ts'
import { giveBackMemory } from '../../simd/borrow-memory.ts'
import { createCentroids } from './centroids.ts'
import { CHUNKS, growClusterTree, type Labour } from './cluster-tree.ts'
import { createJoins, type Joins, record } from './dendrogram.ts'
import type { DistinctPoints } from './distinct-points.ts'
import { packClusters, roomForClusters } from './packed-clusters.ts'
import { joinReciprocally } from './reciprocal-joins.ts'
import { searchWard } from './search-ward.ts'

/** With so many columns and points on, WebAssembly saves more than laying out the clusters for it takes, */
const WIDE = 5
const MANY = 1000
/** where one in so many of them asks. */
const WORTH_PACKING = 100

/**
 * The merges of Ward's method: again and again the two clusters whose merging adds least to the squared distances to the
 * cluster means. Height sqrt(2 v w / (v + w)) |a - b| of weights v, w and centroids a, b: for two single rows their
 * distance. Exact, in memory linear in n; measured O(n log n) time for few columns.
 *
 * Source: Ward (1963), Hierarchical grouping to optimize an objective function, JASA 58; height as scipy's and as ward.D2
 * of R (Murtagh & Legendre 2014).
 */
export async function ward(points: DistinctPoints, labour: Labour): Promise<Joins> {
  const { n } = points
  const joins = createJoins(n)
  const { d, centers, masses, unite } = createCentroids(points)
  const clusters = { nearest: sharedInts(n), cost: sharedFloats(n), centers, values: masses, d }
  const room = d >= WIDE && n >= MANY ? roomForClusters(n, d, CHUNKS) : undefined
  try {
    const tree = growClusterTree(
      clusters,
      searchWard,
      (tree, count) => (room && count * WORTH_PACKING > tree.slots && packClusters(room, tree) ? { packed: room } : {}),
      labour,
    )
    await joinReciprocally({
      ...{ nearest: clusters.nearest, cost: clusters.cost, ids: Int32Array.from(masses.keys()), until: 1 },
      search: tree.search,
      join: (to, from, height) => {
        record(joins, to, from, height)
        unite(to, from)
        tree.join(to, from)
      },
      heightOf: (cost) => Math.sqrt(2 * cost),
      heights: new Float64Array(n),
    })
  } finally {
    if (room) giveBackMemory(room.memory)
  }
  return joins
}
