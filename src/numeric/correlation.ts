import { moments } from './moments.ts'
import { sum } from './sum.ts'

/** Pearson's correlation, -1..1; NaN without values or where one side is constant. @param y one per x. */
export function correlation(x: Float64Array, y: Float64Array): number {
  const [ofX, ofY] = [moments(x), moments(y)]
  const together = sum(x.map((value, i) => (value - ofX.mean) * (y[i]! - ofY.mean))) / x.length
  return together / (ofX.deviation * ofY.deviation)
}
