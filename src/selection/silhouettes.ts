import type { Threads } from '../base/threads.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { takeRows } from '../clustering/sample-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { jointWidths } from './joint-widths.ts'
import type { Labeling } from './labeling.ts'
import { sampleByCluster } from './sample-by-cluster.ts'

export interface Silhouettes {
  /** Mean silhouette width per labeling, -1..1; 0 when fewer than two clusters hold rows. */
  readonly means: number[]
  /** Rows that were compared with each other: n, or the sample size. */
  readonly rowsUsed: number
  /** Which rows these were, ascending; null for all of them. */
  readonly rows: Uint32Array | null
  /** The widths of these rows, per labeling. */
  readonly widths: readonly Float64Array[]
}

/**
 * The mean silhouette of many labelings of the same rows, each distance computed once. Exact up to `sampleSize` rows;
 * above, over a seeded sample of so many rows in which every cluster keeps its share, distances within the sample.
 *
 * @param options.sampleSize default 20,000, which takes about half a second for some labelings.
 * @throws ShapeError when x or the labels do not fit.
 */
export async function silhouettes(
  x: Matrix,
  labelings: readonly Labeling[],
  options: {
    readonly sampleSize?: number
    readonly seed?: number
    readonly threads?: Threads
    readonly signal?: AbortSignal
  } = {},
): Promise<Silhouettes> {
  const { sampleSize = 20_000, seed = 42 } = options
  if (x.n <= sampleSize) {
    const widths = await jointWidths(x, labelings, options)
    return { means: means(widths), rowsUsed: x.n, rows: null, widths }
  }
  for (const { labels, k } of labelings) checkLabels(labels, x.n, k)
  const rows = sampleByCluster(labelings, x.n, sampleSize, seed)
  const sampled = labelings.map(({ labels, k }) => ({ labels: Int32Array.from(rows, (row) => labels[row]!), k }))
  const widths = await jointWidths(takeRows(x, rows), sampled, options)
  return { means: means(widths), rowsUsed: rows.length, rows, widths }
}

function means(samples: readonly Float64Array[]): number[] {
  return samples.map((widths) => sum(widths) / (widths.length || 1))
}
