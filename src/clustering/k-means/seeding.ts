import type { Random } from '../../numeric/random.ts'
import { BLOCK } from '../../simd/point-loops.ts'
import type { DistanceRoom, PointRoom } from '../../simd/point-room.ts'

/** Draws up to k centres, k × d, and says how many. */
export type SeedCenters = (k: number, random: Random) => { centers: Float64Array; k: number }

/** Rooms for distances that seeding needs. */
export const SEEDING_ROOMS = 4

/** Distances before there is a centre. */
const FAR_AWAY = 0

/**
 * Greedy k-means++: every further centre is a point drawn with probability proportional to its weighted squared distance
 * from the centres so far, the best of 2 + floor(ln k) such draws. Fewer distinct points than k give as many centres.
 *
 * Source: Arthur & Vassilvitskii (2007), k-means++, section 2.2, and the greedy variant of section 5.
 */
export function seedFrom(room: PointRoom): SeedCenters {
  const { d, size, points, weights, distances } = room
  const even = evenDistances(weights)
  const running = new Float64Array(even.blocks.length)
  distances[FAR_AWAY]!.squared.fill(Infinity)
  let [known, tried, kept] = [1, 2, 3]

  return (k, random) => {
    const centers = new Float64Array(k * d)
    const trials = 2 + Math.floor(Math.log(k))
    runningSum(even.blocks, running)
    const first = draw(even, weights, running, random)
    if (first < 0) return { centers, k: 0 }
    room.bringNearer(first, FAR_AWAY, known)
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
    runningSum(distances[known]!.blocks, running)
    let best = -1
    let least = Infinity
    for (let trial = 0; trial < trials; trial++) {
      const point = draw(distances[known]!, weights, running, random)
      if (point < 0) return -1
      room.bringNearer(point, known, tried)
      const inertia = sum(distances[tried]!.blocks)
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
    for (let c = 0; c < d; c++) centers[j * d + c] = points[c * size + i]!
  }
}

/** Every point as far as every other, for the first draw. */
function evenDistances(weights: Float64Array): DistanceRoom {
  const blocks = new Float64Array(Math.ceil(weights.length / BLOCK))
  for (let i = 0; i < weights.length; i++) blocks[Math.floor(i / BLOCK)]! += weights[i]!
  return { squared: new Float64Array(weights.length).fill(1), blocks }
}

/** A point drawn in proportion to weight times squared distance; -1 when nothing is left to draw from. */
function draw({ squared }: DistanceRoom, weights: Float64Array, running: Float64Array, random: Random): number {
  const total = running[running.length - 1]!
  if (!(total > 0)) return -1
  const target = random() * total
  let block = 0
  let high = running.length - 1
  while (block < high) {
    const middle = (block + high) >>> 1
    if (running[middle]! > target) high = middle
    else block = middle + 1
  }
  let before = block > 0 ? running[block - 1]! : 0
  let last = -1
  for (let i = block * BLOCK; i < Math.min((block + 1) * BLOCK, weights.length); i++) {
    const mass = weights[i]! * squared[i]!
    if (mass > 0) last = i
    before += mass
    if (before > target) break
  }
  return last
}

function runningSum(values: Float64Array, running: Float64Array): void {
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!
    running[i] = sum
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}
