import type { BoxTree } from '../neighbors/box-tree.ts'
import type { Random } from '../numeric/random.ts'

/** Draws up to k centres, k × d, and says how many; its buffers are allocated once for all restarts. */
export type SeedCenters = (k: number, random: Random) => { centers: Float64Array; k: number }

/**
 * Greedy k-means++: every further centre is a point drawn with probability proportional to its weighted squared distance
 * from the centres so far, the best of 2 + floor(ln k) such draws. Fewer distinct points than k give as many centres.
 *
 * Source: Arthur & Vassilvitskii (2007), k-means++, section 2.2, and the greedy variant of section 5.
 */
export function seedFrom(tree: BoxTree, weights: Float64Array): SeedCenters {
  const { n, d, points } = tree
  const cumulative = new Float64Array(n)
  let nearest = new Float64Array(n)
  let tried = new Float64Array(n)
  let kept = new Float64Array(n)

  return (k, random) => {
    const centers = new Float64Array(k * d)
    const trials = 2 + Math.floor(Math.log(k))
    nearest.fill(Infinity)
    const first = draw(weights, undefined, random)
    if (first < 0) return { centers, k: 0 }
    bringNearer(points, d, first, weights, nearest, nearest)
    copyPoint(first, centers, 0)
    for (let j = 1; j < k; j++) {
      const point = drawBest(trials, random)
      if (point < 0) return { centers: centers.slice(0, j * d), k: j }
      copyPoint(point, centers, j)
    }
    return { centers, k }
  }

  /** The draw that leaves the least inertia; `nearest` then holds the distances with it. -1: all points are centres. */
  function drawBest(trials: number, random: Random): number {
    let best = -1
    let least = Infinity
    for (let trial = 0; trial < trials; trial++) {
      const point = draw(weights, nearest, random, trial > 0)
      if (point < 0) return -1
      const inertia = bringNearer(points, d, point, weights, nearest, tried)
      if (inertia < least) {
        least = inertia
        best = point
        ;[tried, kept] = [kept, tried]
      }
    }
    ;[nearest, kept] = [kept, nearest]
    return best
  }

  /** A point drawn in proportion to weight (times distance); -1 when nothing is left to draw from. */
  function draw(mass: Float64Array, times: Float64Array | undefined, random: Random, summed = false): number {
    if (!summed) accumulate(mass, times, cumulative)
    const total = cumulative[n - 1]!
    if (!(total > 0)) return -1
    return firstAbove(cumulative, random() * total)
  }

  function copyPoint(i: number, centers: Float64Array, j: number): void {
    for (let c = 0; c < d; c++) centers[j * d + c] = points[i * d + c]!
  }
}

function accumulate(mass: Float64Array, times: Float64Array | undefined, cumulative: Float64Array): void {
  let sum = 0
  for (let i = 0; i < cumulative.length; i++) {
    sum += times === undefined ? mass[i]! : mass[i]! * times[i]!
    cumulative[i] = sum
  }
}

/** The first place whose running sum exceeds the target. */
function firstAbove(cumulative: Float64Array, target: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cumulative[middle]! > target) high = middle
    else low = middle + 1
  }
  return low
}

/** Squared distances to the nearest centre once point `center` is one too, and their weighted sum. */
function bringNearer(
  points: Float64Array,
  d: number,
  center: number,
  weights: Float64Array,
  before: Float64Array,
  after: Float64Array,
): number {
  let inertia = 0
  for (let i = 0; i < weights.length; i++) {
    let distance = 0
    for (let c = 0; c < d; c++) {
      const gap = points[i * d + c]! - points[center * d + c]!
      distance += gap * gap
    }
    if (before[i]! < distance) distance = before[i]!
    after[i] = distance
    inertia += weights[i]! * distance
  }
  return inertia
}
