import { type DistinctValues, distinctValues } from './distinct-values.ts'
import type { Metric } from './scoring.ts'

/** The distinct values of a column, and where each customer's value stands among them. */
export interface PlacedValues {
  readonly distinct: DistinctValues
  /** Per customer, 0..values-1. */
  readonly places: Int32Array
}

/**
 * `distinctValues` with everybody's place; O(n log n).
 * @throws ShapeError when a value is not a finite number.
 */
export function placeValues(metric: Metric, column: Float64Array): PlacedValues {
  const distinct = distinctValues(metric, column)
  const { values } = distinct
  const places = new Int32Array(column.length)
  for (let i = 0; i < column.length; i++) {
    let low = 0
    let high = values.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      const isBefore = metric === 'recency' ? values[middle]! > column[i]! : values[middle]! < column[i]!
      if (isBefore) low = middle + 1
      else high = middle
    }
    places[i] = low
  }
  return { distinct, places }
}

/**
 * What `distinctValues` would give if customer i stood in the column `weights[i]` times, without sorting anew; O(n).
 * Weights are whole numbers from 0.
 */
export function redrawValues({ distinct, places }: PlacedValues, weights: Float64Array): DistinctValues {
  const { metric, values } = distinct
  const counts = new Int32Array(values.length)
  for (let i = 0; i < places.length; i++) counts[places[i]!]! += weights[i]!
  const kept = new Float64Array(values.length)
  let [n, d] = [0, 0]
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place]!
    if (count === 0) continue
    kept[d] = values[place]!
    counts[d++] = count
    n += count
  }
  return { metric, n, values: kept.subarray(0, d), counts: counts.subarray(0, d) }
}
