import type { Point } from './simplify-ring.ts'

/** Index of the point nearest to a place, not further than `reach`; −1 where none is. The first of equals. */
export function nearestPoint(points: readonly Point[], [px, py]: Point, reach: number): number {
  let best = -1
  let nearest = reach * reach
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[i]!
    const off = (x - px) ** 2 + (y - py) ** 2
    if (off < nearest || (best < 0 && off === nearest)) {
      best = i
      nearest = off
    }
  }
  return best
}
