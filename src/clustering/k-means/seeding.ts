import type { BoxTree } from '../../neighbors/box-tree.ts'
import type { Random } from '../../numeric/random.ts'

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
  const bringNearer = d === 3 ? bringNearerInSpace : bringNearerAnywhere
  const farAway = new Float64Array(n).fill(Infinity)
  let known = distances(n)
  let tried = distances(n)
  let kept = distances(n)

  return (k, random) => {
    const centers = new Float64Array(k * d)
    const trials = 2 + Math.floor(Math.log(k))
    const first = draw(runningSum(weights, known.running), random)
    if (first < 0) return { centers, k: 0 }
    bringNearer(points, d, first, weights, farAway, known)
    copyPoint(first, centers, 0)
    for (let j = 1; j < k; j++) {
      const point = drawBest(trials, random)
      if (point < 0) return { centers: centers.slice(0, j * d), k: j }
      copyPoint(point, centers, j)
    }
    return { centers, k }
  }

  /** The draw that leaves the least inertia; `known` then holds the distances with it. -1: all points are centres. */
  function drawBest(trials: number, random: Random): number {
    let best = -1
    let least = Infinity
    for (let trial = 0; trial < trials; trial++) {
      const point = draw(known.running, random)
      if (point < 0) return -1
      const inertia = bringNearer(points, d, point, weights, known.squared, tried)
      if (inertia < least) {
        least = inertia
        best = point
        ;[tried, kept] = [kept, tried]
      }
    }
    ;[known, kept] = [kept, known]
    return best
  }

  function copyPoint(i: number, centers: Float64Array, j: number): void {
    for (let c = 0; c < d; c++) centers[j * d + c] = points[i * d + c]!
  }
}

/** How far each point is from its nearest centre so far, and the running sum of these distances times the weights. */
interface Distances {
  readonly squared: Float64Array
  readonly running: Float64Array
}

function distances(n: number): Distances {
  return { squared: new Float64Array(n), running: new Float64Array(n) }
}

/** A place drawn in proportion to what it adds to the running sum; -1 when nothing is left to draw from. */
function draw(running: Float64Array, random: Random): number {
  const total = running[running.length - 1]!
  if (!(total > 0)) return -1
  const target = random() * total
  let low = 0
  let high = running.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (running[middle]! > target) high = middle
    else low = middle + 1
  }
  return low
}

function runningSum(mass: Float64Array, running: Float64Array): Float64Array {
  let sum = 0
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i]!
    running[i] = sum
  }
  return running
}

/** Distances to the nearest centre once point `center` is one too; returns the inertia that is left. */
function bringNearerAnywhere(
  points: Float64Array,
  d: number,
  center: number,
  weights: Float64Array,
  before: Float64Array,
  after: Distances,
): number {
  const { squared, running } = after
  let inertia = 0
  for (let i = 0; i < weights.length; i++) {
    let distance = 0
    for (let c = 0; c < d; c++) {
      const gap = points[i * d + c]! - points[center * d + c]!
      distance += gap * gap
    }
    if (before[i]! < distance) distance = before[i]!
    squared[i] = distance
    inertia += weights[i]! * distance
    running[i] = inertia
  }
  return inertia
}

/** The same sums in the same order for the usual three columns, without the inner loop: measured twice as fast. */
function bringNearerInSpace(
  points: Float64Array,
  _d: number,
  center: number,
  weights: Float64Array,
  before: Float64Array,
  after: Distances,
): number {
  const { squared, running } = after
  const a = points[3 * center]!
  const b = points[3 * center + 1]!
  const c = points[3 * center + 2]!
  let inertia = 0
  for (let i = 0; i < weights.length; i++) {
    const gapA = points[3 * i]! - a
    const gapB = points[3 * i + 1]! - b
    const gapC = points[3 * i + 2]! - c
    let distance = gapA * gapA + gapB * gapB + gapC * gapC
    if (before[i]! < distance) distance = before[i]!
    squared[i] = distance
    inertia += weights[i]! * distance
    running[i] = inertia
  }
  return inertia
}
