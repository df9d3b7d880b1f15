import { here, type Threads } from '../base/threads.ts'
import { checkLabels } from '../clustering/check-labels.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { distancesToCells } from './distances-to-cells.ts'
import { jointLabeling } from './joint-labeling.ts'
import type { Labeling } from './labeling.ts'
import { type PointCloud, pointCloud } from './point-cloud.ts'
import { silhouetteWidth } from './point-widths.ts'
import { silhouetteSamples } from './silhouette-samples.ts'

/** With more cells each labeling goes alone: blocks of distances are small then, and sums per row and cell many. */
const MOST_CELLS = 256

/**
 * `silhouetteSamples` for several labelings of the same rows: every distance is measured once for all of them, which
 * pays from about three labelings on. Rows are summed up by the cells in which all labelings agree, and the cells then by
 * cluster: n²/2 distances, and a number per row and cell.
 *
 * @throws ShapeError when x or the labels do not fit.
 */
export async function jointWidths(
  x: Matrix,
  labelings: readonly Labeling[],
  options: { readonly threads?: Threads; readonly signal?: AbortSignal | undefined } = {},
): Promise<Float64Array[]> {
  const { threads = here, signal } = options
  checkMatrix(x)
  for (const { labels, k } of labelings) checkLabels(labels, x.n, k)
  const cells = jointLabeling(labelings, x.n)
  if (cells.k > MOST_CELLS) return eachAlone(x, labelings, { threads, ...(signal && { signal }) })
  const { cloud, pointOf } = pointCloud(x, cells.labels, cells.k)
  const sums = await distancesToCells(cloud, threads, { signal })
  return labelings.map((labeling) => {
    const widths = widthsOf(cloud, sums, clustersOfCells(labeling, cells), labeling.k)
    return Float64Array.from(pointOf, (point) => widths[point]!)
  })
}

async function eachAlone(
  x: Matrix,
  labelings: readonly Labeling[],
  options: { readonly threads: Threads; readonly signal?: AbortSignal },
): Promise<Float64Array[]> {
  const all: Float64Array[] = []
  for (const { labels, k } of labelings) all.push(await silhouetteSamples(x, labels, k, options))
  return all
}

function clustersOfCells({ labels }: Labeling, cells: Labeling): Int32Array {
  const clusters = new Int32Array(cells.k)
  for (let i = 0; i < labels.length; i++) clusters[cells.labels[i]!] = labels[i]!
  return clusters
}

/** The width of each point, from its sums of distances to the cells of each cluster. */
function widthsOf(cloud: PointCloud, sums: Float64Array, clusters: Int32Array, k: number): Float64Array {
  const { n } = cloud
  const sizes = new Float64Array(k)
  const totals = new Float64Array(k * n)
  for (let cell = 0; cell < cloud.k; cell++) {
    const j = clusters[cell]!
    sizes[j]! += cloud.totals[cell]!
    addTo(totals, j * n, sums, cell * n, n)
  }
  const widths = new Float64Array(n)
  for (let cell = 0; cell < cloud.k; cell++) {
    for (let p = cloud.starts[cell]!; p < cloud.starts[cell + 1]!; p++) {
      widths[p] = widthOf(totals, n, p, sizes, clusters[cell]!)
    }
  }
  return widths
}

function addTo(totals: Float64Array, at: number, parts: Float64Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) totals[at + i]! += parts[from + i]!
}

function widthOf(totals: Float64Array, n: number, p: number, sizes: Float64Array, own: number): number {
  if (sizes[own] === 1) return 0
  let b = Infinity
  for (let j = 0; j < sizes.length; j++) {
    if (j !== own && sizes[j]! > 0) b = Math.min(b, totals[j * n + p]! / sizes[j]!)
  }
  return b === Infinity ? 0 : silhouetteWidth(totals[own * n + p]! / (sizes[own]! - 1), b)
}
