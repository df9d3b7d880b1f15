import { ShapeError } from '../../base/errors.ts'
import { KdTree } from '../../neighbors/kd-tree.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { HdbscanResult } from './hdbscan.ts'

/** What places further rows in the clusters of an `hdbscan`: plain data, to be stored and sent. */
export interface HdbscanModel {
  readonly d: number
  /** As in the fit. */
  readonly minSamples: number
  /** All rows of the fit, row by row, with their core distances and clusters (-1: noise). */
  readonly points: Float64Array
  readonly coreDistances: Float64Array
  readonly labels: Int32Array
  /** For each cluster the distance below which it stands apart. */
  readonly reaches: Float64Array
}

/** The part of a fit that places further rows; noise stays in it, because it marks where no cluster is. */
export function hdbscanModel(x: Matrix, minSamples: number, fit: HdbscanResult): HdbscanModel {
  const { labels, coreDistances, reaches } = fit
  return { d: x.d, minSamples, points: x.data.slice(), coreDistances, labels, reaches }
}

/**
 * The cluster of each row: that of the nearest fitted row by mutual reachability distance, provided that it is nearer
 * than the cluster's reach; -1 otherwise, or when that row is noise. The core distance of the new row counts itself and
 * the fitted rows. Ties go to the row that is nearer in the plain sense, then to the earlier one. A row that equals a
 * fitted one gets its label, so that the rows that were clustered get their labels again.
 *
 * @throws ShapeError when x has other columns than the model, or holds NaN or an infinity.
 *
 * Source: the rule is ours; McInnes, Healy & Astels (2017) place by the nearest row in the same sense, without the reach.
 */
export function assignToHdbscan(model: HdbscanModel, x: Matrix): Int32Array {
  const { d, points, labels, minSamples } = model
  checkMatrix(x)
  if (x.d !== d) throw new ShapeError(`the rows have ${x.d} columns and the fitted ones ${d}; give rows like them`)
  const tree = new KdTree({ data: points, n: labels.length, d })
  return Int32Array.from({ length: x.n }, (_, i) => {
    const point = x.data.subarray(i * d, i * d + d)
    const { distances, rows } = tree.nearest(point, Math.max(1, minSamples - 1))
    if (distances[0] === 0) return labels[rows[0]!]!
    return labelOf(model, tree, point, minSamples > 1 ? distances.at(-1)! : 0)
  })
}

/** Looks at ever more neighbours until the next one cannot be nearer by mutual reachability. */
function labelOf(model: HdbscanModel, tree: KdTree, point: Float64Array, core: number): number {
  const { labels, coreDistances, reaches } = model
  for (let k = FIRST_LOOK; ; k *= 4) {
    const { rows, distances } = tree.nearest(point, k)
    let best = Number.POSITIVE_INFINITY
    let nearest = -1
    for (const [at, row] of rows.entries()) {
      const distance = Math.max(core, coreDistances[row]!, distances[at]!)
      if (distance < best) {
        best = distance
        nearest = row
      }
    }
    if (rows.length < k || best <= distances.at(-1)!) {
      const label = labels[nearest]!
      return label >= 0 && best < reaches[label]! ? label : -1
    }
  }
}

const FIRST_LOOK = 16
