import type { Matrix } from '../numeric/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { silhouetteSamples } from './silhouette-samples.ts'

/**
 * The mean silhouette width of all rows, -1..1, higher is better; NaN when fewer than two clusters hold rows. Exact.
 *
 * @param labels 0..k-1 per row.
 * @throws ShapeError when x or the labels do not fit.
 *
 * Source: Rousseeuw (1987), Silhouettes, J. Comput. Appl. Math. 20, section 2.
 */
export async function silhouette(x: Matrix, labels: Int32Array, k: number, signal?: AbortSignal): Promise<number> {
  const [widths] = await silhouetteSamples(x, [{ labels, k }], signal)
  return sum(widths!) / x.n
}
