/**
 * y at x on the line through the points (xs[i], ys[i]); outside their range the y of the nearest end. At a given x
 * exactly the given y. NaN without points. O(log n).
 *
 * @param xs strictly ascending. @param ys one per x.
 */
export function interpolate(xs: ArrayLike<number>, ys: ArrayLike<number>, x: number): number {
  let low = 0
  let high = xs.length - 1
  if (high < 0) return Number.NaN
  if (x <= xs[0]!) return ys[0]!
  if (x >= xs[high]!) return ys[high]!
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (xs[middle]! <= x) low = middle
    else high = middle
  }
  const share = (x - xs[low]!) / (xs[high]! - xs[low]!)
  return ys[low]! + share * (ys[high]! - ys[low]!)
}
