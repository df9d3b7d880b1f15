/**
 * Fills `best[i]`, for i in first..last, with the p in lowest..i-1 that costs i least, given that the best p never
 * moves back as i grows (as with a Monge cost): divide and conquer, O((last - lowest) log(last - first)) costs.
 * `argmin(i, from, to)` returns the best p in from..to, both included, for one i. Needs lowest < first.
 */
export function monotoneArgmin(
  first: number,
  last: number,
  lowest: number,
  argmin: (i: number, from: number, to: number) => number,
  best: Int32Array,
): void {
  const fill = (low: number, high: number, from: number, to: number): void => {
    if (low > high) return
    const middle = (low + high) >>> 1
    const p = argmin(middle, from, Math.min(to, middle - 1))
    best[middle] = p
    fill(low, middle - 1, from, p)
    fill(middle + 1, high, p, to)
  }
  fill(first, last, lowest, last - 1)
}
