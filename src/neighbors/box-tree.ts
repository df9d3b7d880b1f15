import type { Matrix } from '../numeric/matrix.ts'
import { sharedCounts, sharedFloats, toSharedFloats, toSharedInts } from '../numeric/shared.ts'

/**
 * A kd-tree over points: every node is a tight box around a run of points. Nodes stand level by level, the two children
 * of a node side by side and always after it, so that a loop from the last node to the first goes from leaves to root.
 * Everything stands in shared memory, so that a tree goes to other threads as it is.
 */
export interface BoxTree {
  readonly n: number
  readonly d: number
  /** The points in tree order, row by row. */
  readonly points: Float64Array
  /** Row of the matrix that point i of the tree was. */
  readonly order: Uint32Array
  readonly nodeCount: number
  /** Levels below the root. */
  readonly depth: number
  /** Points of node v: start[v] up to but not including end[v]. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** First child of node v, the second is the next; -1 marks a leaf. */
  readonly left: Int32Array
  /** 2d numbers a node: lower corner, upper corner. */
  readonly boxes: Float64Array
}

/** Measured: the fastest of 12, 20, 28 and 40 for k = 2..8 on 4,338 customers; a million would like larger leaves. */
const LEAF_SIZE = 12

/**
 * Splits the widest side of the tight box in its middle until few points are left or all of them are equal.
 * O(n log n) for spread-out points; each split parts at least one point from the others, whatever their spread.
 */
export function buildBoxTree(x: Matrix): BoxTree {
  const { n, d } = x
  const points = sharedFloats(n * d)
  points.set(x.data)
  const order = sharedCounts(n)
  for (let i = 0; i < n; i++) order[i] = i
  const start = [0]
  const end = [n]
  const level = [0]
  const left: number[] = []
  const boxes: number[] = []
  const box = new Float64Array(2 * d)
  for (let node = 0; node < start.length; node++) {
    const [from, to] = [start[node]!, end[node]!]
    measureBox(points, d, from, to, box)
    for (let c = 0; c < 2 * d; c++) boxes.push(box[c]!)
    const side = widestSide(box, d)
    if (to - from <= LEAF_SIZE || box[side] === box[d + side]) {
      left.push(-1)
      continue
    }
    const middle = partition(points, order, d, from, to, side, splitValue(box[side]!, box[d + side]!))
    left.push(start.length)
    start.push(from, middle)
    end.push(middle, to)
    level.push(level[node]! + 1, level[node]! + 1)
  }
  return {
    n,
    d,
    points,
    order,
    nodeCount: start.length,
    depth: level.at(-1)!,
    start: toSharedInts(start),
    end: toSharedInts(end),
    left: toSharedInts(left),
    boxes: toSharedFloats(boxes),
  }
}

function measureBox(points: Float64Array, d: number, from: number, to: number, box: Float64Array): void {
  for (let c = 0; c < d; c++) {
    let low = Infinity
    let high = -Infinity
    for (let at = from * d + c; at < to * d; at += d) {
      const value = points[at]!
      if (value < low) low = value
      if (value > high) high = value
    }
    box[c] = low
    box[d + c] = high
  }
}

function widestSide(box: Float64Array, d: number): number {
  let widest = 0
  for (let c = 1; c < d; c++) if (box[d + c]! - box[c]! > box[d + widest]! - box[widest]!) widest = c
  return widest
}

/** The middle, or the upper end where the two ends are neighbouring numbers: some point is below it, some is not. */
function splitValue(low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle > low ? middle : high
}

/** Moves points below `value` to the front and returns where the others begin. */
function partition(
  points: Float64Array,
  order: Uint32Array,
  d: number,
  from: number,
  to: number,
  side: number,
  value: number,
): number {
  let i = from
  let j = to - 1
  while (true) {
    while (i <= j && points[i * d + side]! < value) i++
    while (i <= j && points[j * d + side]! >= value) j--
    if (i >= j) return i
    for (let c = 0; c < d; c++) {
      const swapped = points[i * d + c]!
      points[i * d + c] = points[j * d + c]!
      points[j * d + c] = swapped
    }
    const row = order[i]!
    order[i] = order[j]!
    order[j] = row
  }
}
