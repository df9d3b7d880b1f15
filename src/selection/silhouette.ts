import type { Matrix } from '../numeric/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { pointWidths } from './point-widths.ts'
import type { SilhouetteOptions } from './silhouette-options.ts'

/**
 * The mean of `silhouetteSamples` over all rows, -1..1, higher is better; weighted where the rows are. 0 when fewer than
 * two clusters hold rows. Exact to rounding, and the same bits for any order of the rows.
 *
 * @param labels 0..k-1 per row; clusters may be empty.
 * @throws ShapeError when x, the labels or the weights do not fit.
 *
 * Source: Rousseeuw (1987), Silhouettes, J. Comput. Appl. Math. 20, section 2.
 */
export async function silhouette(
  x: Matrix,
  labels: Int32Array,
  k: number,
  options: SilhouetteOptions = {},
): Promise<number> {
  if (x.n === 0) return 0
  const { cloud, widths } = await pointWidths(x, labels, k, options)
  return sum(widths.map((width, p) => cloud.weights[p]! * width)) / sum(cloud.totals)
}
