export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Cuts a rectangle into tiles whose areas are in proportion to `values` (positive, in any order) and whose shapes are
 * as near to squares as placing them largest first allows. Returns one tile per value, in the order of the values.
 *
 * Source: Bruls, Huizing and van Wijk (2000), Squarified treemaps. Equal values keep their order.
 */
export function squarify(values: readonly number[], area: Rectangle): Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  const scale = (area.width * area.height) / total
  const queue = values.map((value, index) => ({ index, size: value * scale })).sort((a, b) => b.size - a.size)
  const tiles = new Array<Rectangle>(values.length)
  let free = area
  for (let start = 0; start < queue.length; ) {
    const side = Math.min(free.width, free.height)
    let end = start + 1
    let sum = queue[start]!.size
    const largest = queue[start]!.size
    while (end < queue.length) {
      const smallest = queue[end]!.size
      if (worstRatio(side, sum + smallest, largest, smallest) > worstRatio(side, sum, largest, queue[end - 1]!.size))
        break
      sum += smallest
      end++
    }
    free = placeRow(queue.slice(start, end), sum, free, tiles)
    start = end
  }
  return tiles
}

/** Longer over shorter side of the least square tile in a row along `side`: it is the largest or the smallest one. */
function worstRatio(side: number, sum: number, largest: number, smallest: number): number {
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest))
}

/** Lays a row along the shorter side of what is free, and returns what is free after it. */
function placeRow(
  row: readonly { index: number; size: number }[],
  sum: number,
  free: Rectangle,
  tiles: Rectangle[],
): Rectangle {
  const { x, y, width, height } = free
  const upright = width >= height
  const depth = sum / (upright ? height : width)
  let offset = 0
  for (const { index, size } of row) {
    const length = size / depth
    tiles[index] = upright
      ? { x, y: y + offset, width: depth, height: length }
      : { x: x + offset, y, width: length, height: depth }
    offset += length
  }
  return upright
    ? { x: x + depth, y, width: Math.max(width - depth, 0), height }
    : { x, y: y + depth, width, height: Math.max(height - depth, 0) }
}
