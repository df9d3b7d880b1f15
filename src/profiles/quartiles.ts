import { quantile } from '../numeric/quantile.ts'

/** The lower quarter, the median and the upper quarter of a column, in the column's own unit. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/** The three quartiles of ascending values; NaN throughout when there are none. */
export function quartiles(ascending: Float64Array): Quartiles {
  return { lower: quantile(ascending, 0.25), median: quantile(ascending, 0.5), upper: quantile(ascending, 0.75) }
}
