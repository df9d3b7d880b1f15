const GOLDEN = (3 - Math.sqrt(5)) / 2

/**
 * Where a function with one valley in [low, high] is lowest, to `precision` of the argument; for several valleys, one of
 * them. Golden-section search: each step evaluates once and shortens the bracket by the factor 0.618.
 *
 * Source: Kiefer (1953), Sequential minimax search for a maximum, Proc. AMS 4(3).
 */
export function minimize(f: (x: number) => number, low: number, high: number, precision = 1e-8): number {
  let [a, b] = [low, high]
  let left = a + GOLDEN * (b - a)
  let right = b - GOLDEN * (b - a)
  let [atLeft, atRight] = [f(left), f(right)]
  while (b - a > precision) {
    if (atLeft <= atRight) {
      b = right
      right = left
      atRight = atLeft
      left = a + GOLDEN * (b - a)
      atLeft = f(left)
    } else {
      a = left
      left = right
      atLeft = atRight
      right = b - GOLDEN * (b - a)
      atRight = f(right)
    }
  }
  return (a + b) / 2
}
