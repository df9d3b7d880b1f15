import { ShapeError } from '../../base/errors.ts'
import type { Metric } from './scoring.ts'

/** The distinct values of a column from worst to best, and how many customers hold each. */
export interface DistinctValues {
  readonly metric: Metric
  /** Number of customers, the sum of `counts`. */
  readonly n: number
  /** In the metric's unit: days descending, orders and revenue ascending. */
  readonly values: Float64Array
  readonly counts: Int32Array
}

/**
 * Sorts and counts a column; O(n log n). An empty column gives no values.
 * @throws ShapeError when a value is not a finite number.
 */
export function distinctValues(metric: Metric, column: Float64Array): DistinctValues {
  const n = column.length
  const values = Float64Array.from(column).sort()
  const counts = new Int32Array(n)
  let d = 0
  for (let i = 0; i < n; i++) {
    if (d > 0 && values[i] === values[d - 1]) counts[d - 1]++
    else {
      values[d] = values[i]
      counts[d++] = 1
    }
  }
  // A sorted column carries -Infinity at its front, Infinity and then NaN at its end.
  if (d > 0 && !(Number.isFinite(values[0]) && Number.isFinite(values[d - 1]))) {
    throw new ShapeError(`${metric} holds a value that is no finite number; clean the customers before scoring them`)
  }
  const distinct = { metric, n, values: values.slice(0, d), counts: counts.slice(0, d) }
  if (metric === 'recency') {
    distinct.values.reverse()
    distinct.counts.reverse()
  }
  return distinct
}
