import { OptionError, ShapeError } from '../base/errors.ts'
import { checkMatrix } from '../numeric/check-matrix.ts'
import { checkWeights } from '../numeric/check-weights.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { type BoxTree, buildBoxTree } from './box-tree.ts'
import { nodeSums } from './node-sums.ts'
import { padColumns } from './pad-columns.ts'
import { squaredAcrossBox, squaredDistance, squaredToBox } from './squared-distances.ts'

/** Rows near a point. */
export interface Nearest {
  /** Rows of the matrix, nearest first, ties by row. */
  readonly rows: Uint32Array
  /** Their Euclidean distances. */
  readonly distances: Float64Array
}

/**
 * Finds rows of a matrix by Euclidean distance without looking at most of them: a kd-tree with tight boxes. Exact for
 * any number of columns; it pays for about ten or fewer. The tree keeps a copy of the rows.
 *
 * Source: Friedman, Bentley & Finkel (1977); boxes split in their middle as in Maneewongvatana & Mount (1999).
 */
export class KdTree {
  readonly n: number
  readonly d: number
  private readonly tree: BoxTree
  /** Weight of each point and of each node, in tree order. */
  private readonly weights: Float64Array | undefined
  private readonly nodeWeights: Float64Array | undefined

  /**
   * @param weights one per row, for `weightWithin`. Default: 1 each.
   * @throws ShapeError when x holds NaN or an infinity or has the wrong length, or `weights` does.
   */
  constructor(x: Matrix, weights?: Float64Array) {
    checkMatrix(x)
    if (weights !== undefined) checkWeights(weights, x.n)
    this.n = x.n
    this.d = x.d
    this.tree = buildBoxTree(padColumns(x))
    this.weights = weights && Float64Array.from(this.tree.order, (row) => weights[row]!)
    this.nodeWeights = this.weights && nodeSums(this.tree, this.weights)
  }

  /**
   * The rows at a distance of `radius` or less, ascending; the border counts. Squares are compared, so that a distance
   * that rounds to the radius counts when its square does.
   *
   * @throws OptionError when the radius is below 0 or NaN. @throws ShapeError when the point has not d finite values.
   */
  within(point: ArrayLike<number>, radius: number): Uint32Array {
    const { order, start, end } = this.tree
    const rows: number[] = []
    this.visit(point, radius, {
      point: (i) => rows.push(order[i]!),
      node: (node) => {
        for (let i = start[node]!; i < end[node]!; i++) rows.push(order[i]!)
      },
    })
    return Uint32Array.from(rows).sort()
  }

  /** Sum of the weights of what `within` finds, by whole boxes where they lie within the radius. Throws as it does. */
  weightWithin(point: ArrayLike<number>, radius: number): number {
    const { start, end } = this.tree
    const { weights, nodeWeights } = this
    let sum = 0
    this.visit(point, radius, {
      point: (i) => {
        sum += weights ? weights[i]! : 1
      },
      node: (node) => {
        sum += nodeWeights ? nodeWeights[node]! : end[node]! - start[node]!
      },
    })
    return sum
  }

  /**
   * The k nearest rows, all of them where there are fewer.
   *
   * @throws OptionError when k is no whole number from 1. @throws ShapeError when the point has not d finite values.
   */
  nearest(point: ArrayLike<number>, k: number): Nearest {
    if (!Number.isInteger(k) || k < 1) throw new OptionError(`k=${k} neighbours; give a whole number from 1`)
    const at = this.place(point)
    const { points, boxes, order, left, start, end, d } = this.tree
    const size = Math.min(k, this.n)
    const rows = new Uint32Array(size)
    const squared = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    const descend = (node: number, gap: number): void => {
      if (gap > squared[size - 1]!) return
      const a = left[node]!
      if (a < 0) {
        for (let i = start[node]!; i < end[node]!; i++) {
          insert(rows, squared, order[i]!, squaredDistance(at, 0, points, i * d, d))
        }
        return
      }
      const gapA = squaredToBox(at, 0, boxes, a * 2 * d, d)
      const gapB = squaredToBox(at, 0, boxes, (a + 1) * 2 * d, d)
      if (gapA <= gapB) descend(a, gapA)
      descend(a + 1, gapB)
      if (gapA > gapB) descend(a, gapA)
    }
    if (size > 0) descend(0, 0)
    return { rows, distances: squared.map(Math.sqrt) }
  }

  private visit(point: ArrayLike<number>, radius: number, found: Found): void {
    if (!(radius >= 0)) throw new OptionError(`radius=${radius}; give 0 or more`)
    const at = this.place(point)
    const { points, boxes, left, start, end, d } = this.tree
    const reach = radius * radius
    const stack = this.n > 0 ? [0] : []
    while (stack.length > 0) {
      const node = stack.pop()!
      if (squaredToBox(at, 0, boxes, node * 2 * d, d) > reach) continue
      if (squaredAcrossBox(at, 0, boxes, node * 2 * d, d) <= reach) found.node(node)
      else if (left[node]! >= 0) stack.push(left[node]! + 1, left[node]!)
      else {
        for (let i = start[node]!; i < end[node]!; i++) {
          if (squaredDistance(at, 0, points, i * d, d) <= reach) found.point(i)
        }
      }
    }
  }

  /** The point in the columns of the tree. */
  private place(point: ArrayLike<number>): Float64Array {
    if (point.length !== this.d || !Array.prototype.every.call(point, Number.isFinite)) {
      throw new ShapeError(`the point is (${Array.from(point).join(', ')}); give ${this.d} finite values`)
    }
    const at = new Float64Array(this.tree.d)
    at.set(point)
    return at
  }
}

/** What to do with a point, or with all points of a node, within the radius. */
interface Found {
  readonly point: (i: number) => void
  readonly node: (node: number) => void
}

/** Keeps the nearest first, ties by row, and forgets the farthest. */
function insert(rows: Uint32Array, squared: Float64Array, row: number, distance: number): void {
  const comesBefore = (at: number): boolean =>
    distance < squared[at]! || (distance === squared[at] && distance < Number.POSITIVE_INFINITY && row < rows[at]!)
  let at = rows.length
  while (at > 0 && comesBefore(at - 1)) at--
  if (at === rows.length) return
  rows.copyWithin(at + 1, at, rows.length - 1)
  squared.copyWithin(at + 1, at, rows.length - 1)
  rows[at] = row
  squared[at] = distance
}
