/**
 * Marks the points inside a polygon by the even-odd rule: a point on the left or lower edge is inside, on the right or
 * upper edge outside. Points with NaN are outside. `mask` holds 1 for the points that are asked about and keeps it for
 * those inside.
 *
 * Corners are sorted into horizontal bands between which no edge begins or ends, so that a point is held against the few
 * edges of its band only.
 *
 * Source: Shimrat (1962), Algorithm 112, Communications of the ACM 5(8), with the bands of Preparata and Shamos (1985),
 * Computational Geometry, section 2.2.2.1.
 */
export function keepPointsInside(
  mask: Uint8Array,
  x: Float64Array,
  y: Float64Array,
  corners: readonly (readonly [number, number])[],
): void {
  const levels = Float64Array.from(new Set(corners.map((corner) => corner[1]))).sort()
  const bands = bandsOf(levels, corners)
  const low = levels[0]!
  const high = levels[levels.length - 1]!
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue
    const at = y[i]!
    if (!(at >= low && at < high)) {
      mask[i] = 0
      continue
    }
    const edges = bands[bandOf(levels, at)]!
    let inside = 0
    for (let e = 0; e < edges.length; e += 3) {
      if (x[i]! < edges[e]! + (at - edges[e + 1]!) * edges[e + 2]!) inside ^= 1
    }
    mask[i] = inside
  }
}

/** For each band the edges that cross it: a corner's x and y, and the change of x by y. */
function bandsOf(levels: Float64Array, corners: readonly (readonly [number, number])[]): Float64Array[] {
  return Array.from({ length: levels.length - 1 }, (_, band) => {
    const edges: number[] = []
    for (const [i, [x0, y0]] of corners.entries()) {
      const [x1, y1] = corners[(i + 1) % corners.length]!
      if (Math.min(y0, y1) <= levels[band]! && Math.max(y0, y1) > levels[band]!) {
        edges.push(x0, y0, (x1 - x0) / (y1 - y0))
      }
    }
    return Float64Array.from(edges)
  })
}

/** The last band that begins at `y` or below it. */
function bandOf(levels: Float64Array, y: number): number {
  let low = 0
  let high = levels.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (levels[middle]! <= y) low = middle
    else high = middle
  }
  return low
}
