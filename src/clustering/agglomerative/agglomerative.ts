import { OptionError, ShapeError } from '../../base/errors.ts'
import type { OnProgress } from '../../base/progress.ts'
import { here, type Threads } from '../../base/threads.ts'
import { checkMatrix } from '../../numeric/check-matrix.ts'
import { checkWeights } from '../../numeric/check-weights.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { takeTurns } from '../turns.ts'
import { average } from './average.ts'
import type { Labour } from './cluster-tree.ts'
import { complete } from './complete.ts'
import { type Cut, type CutLabels, checkCut, cutTree } from './cut-tree.ts'
import { type Dendrogram, type Joins, toDendrogram } from './dendrogram.ts'
import { type DistinctPoints, distinctPoints } from './distinct-points.ts'
import { singleLinkage } from './single-linkage.ts'
import { ward } from './ward.ts'

/** How far two clusters are from each other. */
export type Linkage = 'ward' | 'average' | 'complete' | 'single'

/** The linkage, where to cut, and how the work is done. */
export interface AgglomerativeOptions {
  /** Default 'ward'. */
  readonly linkage?: Linkage
  /** Cuts the tree into k clusters, 1..n. */
  readonly k?: number
  /** Cuts the tree above this height, 0 or more, in the units of x; in place of k. */
  readonly threshold?: number
  /** One weight above 0 per row, as if the row stood there so often. Default: 1 each. */
  readonly weights?: Float64Array
  /** Default: the calling thread alone. Results do not depend on it. */
  readonly threads?: Threads
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** A dendrogram; with k or threshold also its clusters there. */
export interface AgglomerativeResult extends Dendrogram, Partial<CutLabels> {}

/** Squares of larger numbers, times weights, would be infinite. */
const LARGEST = 1e100

type FindTree = (x: Matrix, weights: Float64Array | undefined, labour: Labour) => Promise<Dendrogram>

/** Every linkage by its name. */
const LINKAGES: Record<Linkage, FindTree> = {
  ward: fromJoins(ward),
  average: fromJoins(average),
  complete: fromJoins(complete),
  // A weight adds equal rows, which are no farther from anybody: it changes nothing.
  single: async (x, _weights, { threads, signal, onProgress }) =>
    x.n === 0
      ? { merges: new Int32Array(0), heights: new Float64Array(0), sizes: new Int32Array(0) }
      : singleLinkage(x, { threads, ...(signal && { signal }), ...(onProgress && { onProgress }) }),
}

function fromJoins(join: (points: DistinctPoints, labour: Labour) => Promise<Joins>): FindTree {
  return async (x, weights, labour) => {
    const points = distinctPoints(x, weights)
    return toDendrogram(points, await join(points, labour))
  }
}

/**
 * Joins the rows of x one by one into a single cluster, always the two clusters that are nearest by the linkage, and
 * returns the whole tree. Exact, without drawing. Equal rows are joined first, at height 0, and rows in another order give the same tree: ties
 * are settled by the rows' values, never by their places. Euclidean distances.
 *
 * For n = 1 there are no merges, for n = 0 neither merges nor rows.
 *
 * @throws OptionError when `linkage` is unknown, k and `threshold` are both given, or one of them is out of range.
 * @throws ShapeError when x or `weights` has the wrong length, holds NaN or an infinity, or a weight is not above 0.
 *
 * Source: see `ward`, `average`, `complete`, `singleLinkage`; reciprocal nearest neighbours by Murtagh (1983), section 3.2.
 */
export async function agglomerative(x: Matrix, options: AgglomerativeOptions = {}): Promise<AgglomerativeResult> {
  const cut = cutOf(options)
  check(x, options, cut)
  const { linkage = 'ward', weights, threads = here, signal, onProgress } = options
  const tree = await LINKAGES[linkage](x, weights, { threads, turn: takeTurns(signal), signal, onProgress })
  onProgress?.('agglomerative', 1)
  if (cut === undefined) return tree
  return x.n === 0 ? { ...tree, labels: new Int32Array(0), k: 0 } : { ...tree, ...cutTree(tree, cut) }
}

function cutOf({ k, threshold }: AgglomerativeOptions): Cut | undefined {
  if (k !== undefined && threshold !== undefined) {
    throw new OptionError(`k=${k} and threshold=${threshold} both cut the tree; give one of them`)
  }
  return k !== undefined ? { k } : threshold !== undefined ? { threshold } : undefined
}

function check(x: Matrix, { linkage = 'ward', weights }: AgglomerativeOptions, cut: Cut | undefined): void {
  checkMatrix(x)
  const large = x.data.findIndex((value) => Math.abs(value) > LARGEST)
  if (large >= 0) {
    throw new ShapeError(
      `row ${Math.floor(large / x.d)}, column ${large % x.d} is ${x.data[large]}, whose square is no number; rescale first`,
    )
  }
  if (!Object.hasOwn(LINKAGES, linkage)) {
    throw new OptionError(`linkage=${linkage} is unknown; choose one of ${Object.keys(LINKAGES).join(', ')}`)
  }
  if (cut !== undefined) checkCut(cut, x.n)
  if (weights === undefined) return
  checkWeights(weights, x.n)
  const bad = weights.findIndex((weight) => !(weight >= 1 / LARGEST && weight <= LARGEST))
  if (bad >= 0)
    throw new ShapeError(`row ${bad} has weight ${weights[bad]}; drop rows of weight 0 and rescale the others`)
}
