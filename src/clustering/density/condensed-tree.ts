import type { MergeLevels } from './merge-levels.ts'

/**
 * Clusters as the distance falls, that is, as density rises: cluster 0 holds everything, a cluster loses rows until it
 * splits into two or more that are large enough, or until nothing large enough is left. Densities are 1 / distance.
 */
export interface CondensedTree {
  /** The cluster that each cluster split from; -1 for cluster 0. Parents stand before their children. */
  readonly parents: Int32Array
  /** Density at which each cluster begins: 0 for cluster 0. */
  readonly births: Float64Array
  /** Density at which it splits, or loses its last rows. */
  readonly deaths: Float64Array
  /** Rows at its birth. */
  readonly sizes: Int32Array
  /** Sum over its rows of the densities from its birth until they leave it. */
  readonly stabilities: Float64Array
  /** The last cluster that each row is in, and the density at which it leaves. */
  readonly rowClusters: Int32Array
  readonly rowDensities: Float64Array
}

/** What is denser counts as so dense, so that sums stay finite. */
const DENSEST = 1e150

/**
 * Condenses levels to clusters of at least `minClusterSize` rows. `rowClusters` and `rowDensities` are those of the
 * distinct points. Where the distance is 0 the density counts as that of the smallest other distance.
 *
 * Source: Campello, Moulavi & Sander (2013), algorithm 1, step 4; equal distances are one level.
 */
export function condenseTree(levels: MergeLevels, n: number, minClusterSize: number): CondensedTree {
  const { root, heights, sizes, firstChild, nextChild } = levels
  const toDensity = densities(heights)
  const clusters = new ClusterList(n)
  clusters.add(-1, 0, sizes[root]!)
  const nodes = [root]
  const owners = [0]
  while (nodes.length > 0) {
    const node = nodes.pop()!
    const cluster = owners.pop()!
    const density = toDensity(heights[node]!)
    const large: number[] = []
    let lost = 0
    if (node < n) lost = clusters.drop(node, cluster, density, sizes[node]!)
    for (let child = firstChild[node]!; child >= 0; child = nextChild[child]!) {
      if (isLarge(child, heights[node]!)) large.push(child)
      else for (const point of pointsOf(child)) lost += clusters.drop(point, cluster, density, sizes[point]!)
    }
    clusters.leave(cluster, density, lost)
    if (large.length > 1)
      clusters.leave(
        cluster,
        density,
        large.reduce((sum, child) => sum + sizes[child]!, 0),
      )
    for (const child of large) {
      nodes.push(child)
      owners.push(large.length > 1 ? clusters.add(cluster, density, sizes[child]!) : cluster)
    }
  }
  return clusters.finish()

  /** Equal rows are one point; at its core distance they fall apart, so that they make no cluster there. */
  function isLarge(node: number, height: number): boolean {
    return sizes[node]! >= minClusterSize && heights[node]! < height
  }

  function* pointsOf(node: number): Generator<number> {
    const stack = [node]
    while (stack.length > 0) {
      const at = stack.pop()!
      if (at < n) yield at
      for (let child = firstChild[at]!; child >= 0; child = nextChild[child]!) stack.push(child)
    }
  }
}

/** 1 / distance, finite for all. */
function densities(heights: Float64Array): (height: number) => number {
  let least = Number.POSITIVE_INFINITY
  for (const height of heights) if (height > 0 && height < least) least = height
  const densest = Math.min(DENSEST, least < Number.POSITIVE_INFINITY ? 1 / least : 1)
  return (height) => Math.min(densest, 1 / height)
}

class ClusterList {
  private readonly parents: number[] = []
  private readonly births: number[] = []
  private readonly deaths: number[] = []
  private readonly sizes: number[] = []
  private readonly stabilities: number[] = []
  private readonly rowClusters: Int32Array
  private readonly rowDensities: Float64Array

  constructor(n: number) {
    this.rowClusters = new Int32Array(n)
    this.rowDensities = new Float64Array(n)
  }

  add(parent: number, birth: number, size: number): number {
    this.births.push(birth)
    this.deaths.push(birth)
    this.sizes.push(size)
    this.stabilities.push(0)
    return this.parents.push(parent) - 1
  }

  /** Takes a point out of its cluster and returns its rows. */
  drop(point: number, cluster: number, density: number, rows: number): number {
    this.rowClusters[point] = cluster
    this.rowDensities[point] = density
    return rows
  }

  leave(cluster: number, density: number, rows: number): void {
    if (rows === 0) return
    this.deaths[cluster] = density
    this.stabilities[cluster]! += rows * (density - this.births[cluster]!)
  }

  finish(): CondensedTree {
    return {
      parents: Int32Array.from(this.parents),
      births: Float64Array.from(this.births),
      deaths: Float64Array.from(this.deaths),
      sizes: Int32Array.from(this.sizes),
      stabilities: Float64Array.from(this.stabilities),
      rowClusters: this.rowClusters,
      rowDensities: this.rowDensities,
    }
  }
}
