import { OptionError, ShapeError } from '../../base/errors.ts'
import { KdTree } from '../../neighbors/kd-tree.ts'
import { uniquePoints } from '../../neighbors/unique-points.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { DbscanResult } from './dbscan.ts'

/** What places further rows in the clusters of a `dbscan`: plain data, to be stored and sent. */
export interface DbscanModel {
  readonly d: number
  readonly eps: number
  /** The core points, row by row, each of equal ones once, and the cluster of each. */
  readonly cores: Float64Array
  readonly labels: Int32Array
}

/** The part of a fit that places further rows: its core points and their clusters. */
export function dbscanModel(x: Matrix, eps: number, { labels, coreSamples }: DbscanResult): DbscanModel {
  const { d } = x
  const all = new Float64Array(coreSamples.length * d)
  for (const [at, row] of coreSamples.entries()) all.set(x.data.subarray(row * d, row * d + d), at * d)
  const { order } = uniquePoints({ data: all, n: coreSamples.length, d }).tree
  const kept = order
    .slice()
    .sort()
    .map((at) => coreSamples[at]!)
  const cores = new Float64Array(kept.length * d)
  for (const [at, row] of kept.entries()) cores.set(x.data.subarray(row * d, row * d + d), at * d)
  return { d, eps, cores, labels: Int32Array.from(kept, (row) => labels[row]!) }
}

/**
 * The cluster of each row: the lowest of those with a core point within eps, as for border rows of the fit; -1 where
 * there is none. The rows that were clustered get their labels again. New rows make no new core points.
 *
 * @throws ShapeError when x has other columns than the model, or holds NaN or an infinity.
 * @throws OptionError when the model's eps is not above 0.
 */
export function assignToDbscan({ d, eps, cores, labels }: DbscanModel, x: Matrix): Int32Array {
  checkMatrix(x)
  if (x.d !== d)
    throw new ShapeError(`the rows have ${x.d} columns and the core points ${d}; give rows like the fitted ones`)
  if (!(eps > 0)) throw new OptionError(`eps=${eps} is no radius; give the one that the clusters were found with`)
  const tree = new KdTree({ data: cores, n: labels.length, d })
  return Int32Array.from({ length: x.n }, (_, i) => {
    let lowest = -1
    for (const core of tree.within(x.data.subarray(i * d, i * d + d), eps)) {
      if (lowest < 0 || labels[core]! < lowest) lowest = labels[core]!
    }
    return lowest
  })
}
