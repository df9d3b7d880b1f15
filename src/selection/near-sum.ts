import type { PointCloud } from './point-cloud.ts'

/** The weighted sum of the distances from point p to the points from `from` up to but not including `to`. */
export function nearSum({ d, points, weights }: PointCloud, p: number, from: number, to: number): number {
  let total = 0
  for (let other = from; other < to; other++) {
    let squared = 0
    for (let c = 0; c < d; c++) {
      const gap = points[other * d + c]! - points[p * d + c]!
      squared += gap * gap
    }
    total += weights[other]! * Math.sqrt(squared)
  }
  return total
}

/** `nearSum` in three columns, written out. */
export function nearSumInSpace({ points, weights }: PointCloud, p: number, from: number, to: number): number {
  const [a, b, c] = [points[3 * p]!, points[3 * p + 1]!, points[3 * p + 2]!]
  let total = 0
  for (let other = from; other < to; other++) {
    const gapA = points[3 * other]! - a
    const gapB = points[3 * other + 1]! - b
    const gapC = points[3 * other + 2]! - c
    total += weights[other]! * Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
  }
  return total
}
