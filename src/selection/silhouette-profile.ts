import { quantile } from '../numeric/quantile.ts'
import { sum } from '../numeric/sum.ts'

/** How well the rows of one cluster sit in it. */
export interface ClusterWidths {
  /** Rows that were measured; without any, the others are empty or null. */
  readonly rows: number
  readonly mean: number | null
  /** Share of the rows that lie nearer to another cluster: width below 0. */
  readonly below: number | null
  /** Widths at even steps from the largest to the smallest; one per row where there are fewer rows. */
  readonly quantiles: readonly number[]
}

/**
 * Silhouette widths, cluster by cluster, so that they can be drawn for any number of rows.
 *
 * @param widths -1..1 per row. @param labels 0..k-1 per row. @param steps of the quantiles, default 200.
 */
export function silhouetteProfile(widths: Float64Array, labels: Int32Array, k: number, steps = 200): ClusterWidths[] {
  return Array.from({ length: k }, (_, cluster) => {
    const own = widths.filter((_, i) => labels[i] === cluster).sort()
    const rows = own.length
    if (rows === 0) return { rows, mean: null, below: null, quantiles: [] }
    const at = rows <= steps ? Array.from(own).reverse() : evenQuantiles(own, steps)
    return {
      rows,
      mean: sum(own) / rows,
      below: own.filter((width) => width < 0).length / rows,
      quantiles: at.map(thousandth),
    }
  })
}

function evenQuantiles(sorted: Float64Array, steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => quantile(sorted, 1 - i / (steps - 1)))
}

/** Finer than can be drawn. */
function thousandth(width: number): number {
  return Math.round(width * 1000) / 1000
}
