export type Point = readonly [x: number, y: number]

/**
 * The corners of a drawn ring that matter: no point of the ring is further than `tolerance` from the polygon that comes
 * back. At most `most` corners; where the ring needs more, the tolerance is doubled until it does not. Fewer than three
 * corners where the ring has no inside to speak of.
 *
 * Source: Douglas and Peucker (1973). A ring has no ends, so it is cut in two at the point furthest from the first.
 */
export function simplifyRing(ring: readonly Point[], tolerance: number, most = 100): Point[] {
  if (ring.length < 3) return [...ring]
  for (let allowed = tolerance; ; allowed *= 2) {
    const corners = simplifyOnce(ring, allowed)
    if (corners.length <= most) return corners
  }
}

function simplifyOnce(ring: readonly Point[], tolerance: number): Point[] {
  const far = furthest(ring, (point) => distance(point, ring[0]!))
  const closed = [...ring, ring[0]!]
  const keep = new Uint8Array(closed.length)
  keep[0] = 1
  keep[far] = 1
  for (const [from, to] of [
    [0, far],
    [far, ring.length],
  ] as const) {
    markCorners(closed, from, to, tolerance, keep)
  }
  return ring.filter((_, i) => keep[i] === 1)
}

function markCorners(line: readonly Point[], from: number, to: number, tolerance: number, keep: Uint8Array): void {
  const open = [[from, to] as const]
  for (let part = open.pop(); part; part = open.pop()) {
    const [a, b] = part
    let worst = tolerance
    let at = -1
    for (let i = a + 1; i < b; i++) {
      const off = distanceToSegment(line[i]!, line[a]!, line[b]!)
      if (off > worst) {
        worst = off
        at = i
      }
    }
    if (at < 0) continue
    keep[at] = 1
    open.push([a, at], [at, b])
  }
}

/** Index of the largest; the first of equals. */
function furthest(points: readonly Point[], measure: (point: Point) => number): number {
  let best = 0
  for (let i = 1; i < points.length; i++) if (measure(points[i]!) > measure(points[best]!)) best = i
  return best
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by)
}

/** From a point to the nearest place between two others. */
export function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length)) : 0
  return Math.hypot(px - ax - t * dx, py - ay - t * dy)
}
