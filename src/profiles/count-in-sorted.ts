/** How many values of an ascending column are below x. O(log n). */
export function countBelow(sorted: Float64Array, x: number): number {
  return countWhile(sorted, (value) => value < x)
}

/** How many values of an ascending column are x or less. O(log n). */
export function countAtMost(sorted: Float64Array, x: number): number {
  return countWhile(sorted, (value) => value <= x)
}

function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
