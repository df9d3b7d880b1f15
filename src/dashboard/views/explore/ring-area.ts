import type { Point } from './simplify-ring.ts'

/** The area inside a polygon, 0 or more: half the sum of cross products of neighbouring corners. */
export function ringArea(ring: readonly Point[]): number {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  }
  return Math.abs(twice) / 2
}
