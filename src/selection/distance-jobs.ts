import type { PointCloud } from './point-cloud.ts'
import type { Rivals } from './rivals.ts'

/**
 * Distances to be summed between some points of one cluster and points of the same or another one:
 * - within: from each row to the points behind it in the same cluster; both ends get the distance;
 * - mutual: between the points of `a` that have rival b and those of b that have rival `a`; both ends get it;
 * - oneWay: from the points of `a` that have rival b to those of b that do not have rival `a`; only the former get it.
 */
interface Pair {
  readonly kind: 'within' | 'mutual' | 'oneWay'
  readonly a: number
  readonly b: number
}

/** Some rows of such a pair of clusters. */
export interface DistanceJob extends Pair {
  /** The rows of the job within its list of points of `a`. */
  readonly from: number
  readonly to: number
  /** Where its sums stand: one per row, then, unless it is one way, one per column. */
  readonly at: number
}

export interface JobPlan {
  /** Bundles of about the same work, which depend on the data alone. */
  readonly bundles: readonly (readonly DistanceJob[])[]
  /** Sums of all jobs together. */
  readonly sums: number
  /** Distances of all jobs together. */
  readonly distances: number
}

const BUNDLES = 64
/** About 9 ms: below, handing a bundle over would show. */
const LEAST_PER_BUNDLE = 8_000_000

/** The points of cluster `a` that have (or have not) rival b, ascending. */
export function pointsWithRival(cloud: PointCloud, rivals: Rivals, a: number, b: number, has: boolean): Int32Array {
  const found = new Int32Array(cloud.starts[a + 1]! - cloud.starts[a]!)
  let count = 0
  for (let p = cloud.starts[a]!; p < cloud.starts[a + 1]!; p++) {
    if (slotOf(rivals, p, b) >= 0 === has) found[count++] = p
  }
  return found.subarray(0, count)
}

/** Where rival j of point p stands in `rivals.clusters`, or -1. */
export function slotOf(rivals: Rivals, p: number, j: number): number {
  for (let slot = rivals.starts[p]!; slot < rivals.starts[p + 1]!; slot++) if (rivals.clusters[slot] === j) return slot
  return -1
}

/** Every distance that the widths need, in jobs. */
export function planJobs(cloud: PointCloud, rivals: Rivals): JobPlan {
  const blocks = blocksOf(cloud, countNeeds(cloud, rivals))
  const distances = blocks.reduce((sum, block) => sum + workBefore(block, block.rows), 0)
  const share = Math.max(distances / BUNDLES, LEAST_PER_BUNDLE)
  const bundles: DistanceJob[][] = []
  let bundle: DistanceJob[] = []
  let work = 0
  let at = 0
  for (const block of blocks) {
    for (let from = 0; from < block.rows; ) {
      let to = from + 1
      while (to < block.rows && work + workBefore(block, to) - workBefore(block, from) < share) to++
      work += workBefore(block, to) - workBefore(block, from)
      bundle.push({ kind: block.kind, a: block.a, b: block.b, from, to, at })
      at += to - from + (block.kind === 'oneWay' ? 0 : block.kind === 'within' ? block.columns - from : block.columns)
      from = to
      if (work < share) continue
      bundles.push(bundle)
      bundle = []
      work = 0
    }
  }
  if (bundle.length > 0) bundles.push(bundle)
  return { bundles, sums: at, distances }
}

/** A pair of clusters with something to measure, before its rows are shared out. */
interface Block extends Pair {
  readonly rows: number
  readonly columns: number
}

function blocksOf(cloud: PointCloud, needs: ReadonlyMap<number, number>): Block[] {
  const size = (j: number): number => cloud.starts[j + 1]! - cloud.starts[j]!
  const blocks: Block[] = []
  for (let j = 0; j < cloud.k; j++) blocks.push({ kind: 'within', a: j, b: j, rows: size(j), columns: size(j) })
  for (const key of [...needs.keys()].sort((p, q) => p - q)) {
    const [a, b] = [Math.floor(key / cloud.k), key % cloud.k]
    const rows = needs.get(key)!
    const back = needs.get(b * cloud.k + a) ?? 0
    if (a < b) blocks.push({ kind: 'mutual', a, b, rows, columns: back })
    blocks.push({ kind: 'oneWay', a, b, rows, columns: size(b) - back })
  }
  return blocks.filter(({ rows, columns }) => rows > 0 && columns > 0)
}

/** Distances that the first rows of a block need. */
function workBefore({ kind, columns }: Block, rows: number): number {
  return kind === 'within' ? rows * (columns - 1) - (rows * (rows - 1)) / 2 : rows * columns
}

/** How many points of cluster `a` have rival b, by a * k + b. */
function countNeeds(cloud: PointCloud, rivals: Rivals): Map<number, number> {
  const needs = new Map<number, number>()
  for (let a = 0; a < cloud.k; a++) {
    for (let slot = rivals.starts[cloud.starts[a]!]!; slot < rivals.starts[cloud.starts[a + 1]!]!; slot++) {
      const key = a * cloud.k + rivals.clusters[slot]!
      needs.set(key, (needs.get(key) ?? 0) + 1)
    }
  }
  return needs
}
