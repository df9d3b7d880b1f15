import type { MapOptions, Task, Threads } from '../base/threads.ts'
import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import { type Cells, cutIntoCells } from './cells.ts'
import type { PointCloud } from './point-cloud.ts'

/** For each point of a cloud the other clusters that may be nearest to it by mean distance. In shared memory. */
export interface Rivals {
  /** Rivals of point p: clusters[starts[p]] up to but not including clusters[starts[p + 1]], ascending. */
  readonly starts: Int32Array
  readonly clusters: Int32Array
  /** Per point a lower bound of its mean distance to the nearest other cluster; 0 where there is none. */
  readonly lows: Float64Array
}

/** Cells per cluster that bound its mean distance, coarse first; the finer ones only while clusters compete. */
const LEVELS = [1, 16, 256]
/** Cells of fewer points cost more than they can save. */
const LEAST_IN_CELL = 16
const POINTS_PER_CHUNK = 16_384

/**
 * Bounds the mean distance from each point to each other cluster from both sides and keeps the clusters whose lower bound
 * does not exceed the least upper bound: mostly one. With cells of mean m, variance v and share w of the weight, the mean
 * distance lies between the sum of w |x - m| and the sum of w sqrt(|x - m|² + v), both by Jensen's inequality.
 */
export async function findRivals(cloud: PointCloud, threads: Threads, options: MapOptions): Promise<Rivals> {
  const levels = LEVELS.map((count) => cutIntoCells(cloud, count, LEAST_IN_CELL))
  const chunks = Array.from({ length: Math.ceil(cloud.n / POINTS_PER_CHUNK) }, (_, chunk) => {
    const from = chunk * POINTS_PER_CHUNK
    return { cloud, levels, from, to: Math.min(from + POINTS_PER_CHUNK, cloud.n) }
  })
  const found = await threads.map(findRivalsInChunk, chunks, options)
  const total = found.reduce((sum, { clusters }) => sum + clusters.length, 0)
  const rivals = { starts: sharedInts(cloud.n + 1), clusters: sharedInts(total), lows: sharedFloats(cloud.n) }
  let point = 0
  let slot = 0
  for (const { counts, clusters, lows } of found) {
    rivals.clusters.set(clusters, slot)
    rivals.lows.set(lows, point)
    for (const count of counts) {
      slot += count
      rivals.starts[++point] = slot
    }
  }
  return rivals
}

interface Chunk {
  readonly cloud: PointCloud
  readonly levels: readonly Cells[]
  readonly from: number
  readonly to: number
}

interface Found {
  readonly counts: Int32Array
  readonly clusters: Int32Array
  readonly lows: Float64Array
}

export const findRivalsInChunk: Task<Chunk, Found> = {
  module: import.meta.url,
  name: 'findRivalsInChunk',
  run: ({ cloud, levels, from, to }) => {
    const counts = new Int32Array(to - from)
    const lows = new Float64Array(to - from)
    const clusters: number[] = []
    const competition = { alive: new Int32Array(cloud.k), count: 0, low: 0 }
    const bounds: Bounds = { low: new Float64Array(cloud.k), high: new Float64Array(cloud.k) }
    let own = 0
    for (let p = from; p < to; p++) {
      while (p >= cloud.starts[own + 1]!) own++
      enter(competition, cloud, own)
      for (let level = 0; level < levels.length && (level === 0 || competition.count > 1); level++) {
        compete(competition, cloud, levels[level]!, p, bounds)
      }
      counts[p - from] = competition.count
      lows[p - from] = competition.low
      for (let at = 0; at < competition.count; at++) clusters.push(competition.alive[at]!)
    }
    return { counts, clusters: Int32Array.from(clusters), lows }
  },
}

/** The clusters that are still in question for one point: the first `count` of `alive`. */
interface Competition {
  readonly alive: Int32Array
  count: number
  low: number
}

interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
}

function enter(competition: Competition, cloud: PointCloud, own: number): void {
  competition.count = 0
  competition.low = 0
  for (let j = 0; j < cloud.k; j++) {
    if (j !== own && cloud.roots[j]! >= 0) competition.alive[competition.count++] = j
  }
}

/** Keeps the clusters that these cells cannot rule out. */
function compete(competition: Competition, cloud: PointCloud, cells: Cells, p: number, { low, high }: Bounds): void {
  if (competition.count === 0) return
  let leastLow = Infinity
  let leastHigh = Infinity
  for (let at = 0; at < competition.count; at++) {
    const j = competition.alive[at]!
    low[at] = 0
    high[at] = 0
    for (let cell = cells.starts[j]!; cell < cells.starts[j + 1]!; cell++) {
      let squared = 0
      for (let c = 0; c < cloud.d; c++) {
        const gap = cloud.points[p * cloud.d + c]! - cells.means[cell * cloud.d + c]!
        squared += gap * gap
      }
      low[at]! += cells.shares[cell]! * Math.sqrt(squared)
      high[at]! += cells.shares[cell]! * Math.sqrt(squared + cells.variances[cell]!)
    }
    if (low[at]! < leastLow) leastLow = low[at]!
    if (high[at]! < leastHigh) leastHigh = high[at]!
  }
  competition.low = Math.max(0, leastLow * (1 - ROUNDING) - TINY)
  const limit = leastHigh * (1 + ROUNDING) + TINY
  let kept = 0
  for (let at = 0; at < competition.count; at++) {
    if (low[at]! <= limit) competition.alive[kept++] = competition.alive[at]!
  }
  competition.count = kept
}

/** Far above what rounding can do to a bound, as coordinates are 1 at most. */
const ROUNDING = 1e-9
const TINY = 1e-12
