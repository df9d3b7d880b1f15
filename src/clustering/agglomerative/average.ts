import { sharedFloats, sharedInts } from '../../numeric/shared.ts'
import { averageByMatrix } from './average-by-matrix.ts'
import { createCentroids } from './centroids.ts'
import { growClusterTree, type Labour } from './cluster-tree.ts'
import { createJoins, type Joins, record } from './dendrogram.ts'
import type { DistinctPoints } from './distinct-points.ts'
import type { ClusterRuns } from './fill-sums.ts'
import { joinReciprocally } from './reciprocal-joins.ts'
import { searchAverage } from './search-linked.ts'

/** Clusters that are left to the matrix: 72 MB. Measured for 20,000 × 3: 2,000 to 4,000 alike. */
const MATRIX_SIZE = 3000

/**
 * The merges by average linkage: again and again the two clusters whose points have the least mean distance, each pair
 * counted as often as its weights say. Exact. Memory linear in n and a matrix of 72 MB; time quadratic, because every
 * distance is part of some height and is taken once.
 *
 * @param matrixSize clusters, 1 or more, that are left to the matrix. It changes heights by rounding alone.
 *
 * Source: Sokal & Michener (1958), A statistical method for evaluating systematic relationships (UPGMA).
 */
export async function average(
  points: DistinctPoints,
  labour: Labour,
  matrixSize: number = MATRIX_SIZE,
): Promise<Joins> {
  const { n, d } = points
  const joins = createJoins(n)
  const heights = new Float64Array(n)
  const isGone = new Uint8Array(n)
  const { centers, masses, unite } = createCentroids(points)
  const lists = { data: points.data, d, weights: points.weights, masses, next: sharedInts(n).fill(-1) }
  const last = Int32Array.from(isGone.keys())
  if (n > matrixSize) await joinByTree()
  const living = Int32Array.from(isGone.keys()).filter((id) => isGone[id] === 0)
  await averageByMatrix({
    runs: runsOf(living),
    masses: Float64Array.from(living, (id) => masses[id]!),
    heights: Float64Array.from(living, (id) => heights[id]!),
    join: (to, from, height) => record(joins, living[to]!, living[from]!, height),
    labour,
  })
  return joins

  async function joinByTree(): Promise<void> {
    // The spread is no bound for a mean distance, so that the search gets zeros.
    const clusters = { nearest: sharedInts(n), cost: sharedFloats(n), values: sharedFloats(n) }
    const tree = growClusterTree({ ...clusters, centers, d }, searchAverage, () => ({ lists }), labour)
    await joinReciprocally({
      ...{ nearest: clusters.nearest, cost: clusters.cost, ids: last.slice(), until: matrixSize },
      search: tree.search,
      join: (to, from, height) => {
        record(joins, to, from, height)
        unite(to, from)
        lists.next[last[to]!] = from
        last[to] = last[from]!
        isGone[from] = 1
        tree.join(to, from)
      },
      heightOf: (cost) => cost,
      heights,
    })
  }

  /** The points of these clusters, one cluster after the other. */
  function runsOf(ids: Int32Array): ClusterRuns {
    const { data, weights, next } = lists
    const runs = { data: sharedFloats(n * d), d, weights: sharedFloats(n), starts: sharedInts(ids.length + 1) }
    let at = 0
    for (const [a, id] of ids.entries()) {
      for (let point = id; point >= 0; point = next[point]!) {
        for (let c = 0; c < d; c++) runs.data[at * d + c] = data[point * d + c]!
        runs.weights[at++] = weights[point]!
      }
      runs.starts[a + 1] = at
    }
    return runs
  }
}
