/** The points of every cluster as a list, for mean distances; shared memory. A cluster's id is its first point. */
export interface PointLists {
  /** All points, d numbers each. */
  readonly data: Float64Array
  readonly d: number
  /** Weight of each point, and of each cluster. */
  readonly weights: Float64Array
  readonly masses: Float64Array
  /** The point after each in its cluster, -1 after the last. */
  readonly next: Int32Array
}

/** Sums that exceed the limit by rounding alone are carried on. */
const SLACK = 1 + 1e-12

/** Weighted mean distance of clusters a and b; infinity as soon as it is certain to exceed the limit. */
export function meanDistance(lists: PointLists, a: number, b: number, limit: number): number {
  const { data, d, weights, next, masses } = lists
  const mass = masses[a]! * masses[b]!
  const most = limit * mass * SLACK
  let sum = 0
  for (let i = a; i >= 0; i = next[i]!) {
    let row = 0
    for (let j = b; j >= 0; j = next[j]!) row += weights[j]! * distance(data, d, i, j)
    sum += weights[i]! * row
    if (sum > most) return Infinity
  }
  return sum / mass
}

function distance(data: Float64Array, d: number, i: number, j: number): number {
  if (d === 3) {
    const gapA = data[3 * i]! - data[3 * j]!
    const gapB = data[3 * i + 1]! - data[3 * j + 1]!
    const gapC = data[3 * i + 2]! - data[3 * j + 2]!
    return Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
  }
  let sum = 0
  for (let c = 0; c < d; c++) {
    const gap = data[i * d + c]! - data[j * d + c]!
    sum += gap * gap
  }
  return Math.sqrt(sum)
}
