import { quantile } from '../numeric/quantile.ts'

/**
 * Customers cut by one value into `groups` groups of nearly equal size, 0 the lowest; equal values stay together, so that
 * groups may be fewer. Cuts are the type-7 quantiles, a value on a cut belongs below it.
 *
 * @returns labels 0..groups-1, some of which may not occur.
 */
export function valueGroups(values: Float64Array, groups: number): Int32Array {
  const ascending = values.toSorted()
  const cuts = Array.from({ length: groups - 1 }, (_, i) => quantile(ascending, (i + 1) / groups))
  return Int32Array.from(values, (value) => {
    let [low, high] = [0, cuts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (value > cuts[middle]!) low = middle + 1
      else high = middle
    }
    return low
  })
}
