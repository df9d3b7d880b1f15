import type { Matrix } from '../numeric/matrix.ts'
import { sharedCounts, sharedFloats, toSharedFloats, toSharedInts } from '../numeric/shared.ts'

/**
 * A kd-tree over points: every node is a tight box around a run of points. Nodes stand level by level, the two children
 * of a node side by side and always after it, so that a loop from the last node to the first goes from leaves to root.
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

export interface BoxTreeOptions {
  /** Most points of a leaf whose points are not all equal. Default 12. */
  readonly leafSize?: number
}

/** Measured: the fastest of 12, 20, 28 and 40 for k = 2..8 on 4,338 customers; a million would like larger leaves. */
const LEAF_SIZE = 12

/**
 * Splits the widest side of the tight box in its middle until few points are left or all of them are equal.
 * O(n log n) for spread-out points; each split parts at least one point from the others, whatever their spread.
 * All arrays lie in shared memory, so that tasks in other threads see them without a copy.
 */
export function buildBoxTree(x: Matrix, { leafSize = LEAF_SIZE }: BoxTreeOptions = {}): BoxTree {
  const { n, d } = x
  const points = sharedFloats(n * d)
  points.set(x.data)
  const order = sharedCounts(n)
  for (let i = 0; i < n; i++) order[i] = i
  const nodes = new NodeList(d, Math.ceil((4 * n) / leafSize) + 1)
  nodes.add(0, n, 0)
  const box = new Float64Array(2 * d)
  for (let node = 0; node < nodes.count; node++) {
    const from = nodes.start[node]!
    const to = nodes.end[node]!
    measureBox(points, d, from, to, box)
    nodes.boxes.set(box, node * 2 * d)
    const side = widestSide(box, d)
    if (to - from <= leafSize || box[side] === box[d + side]) continue
    const middle = partition(points, order, d, from, to, side, splitValue(box[side]!, box[d + side]!))
    const level = nodes.level[node]! + 1
    nodes.left[node] = nodes.count
    nodes.add(from, middle, level)
    nodes.add(middle, to, level)
  }
  return {
    n,
    d,
    points,
    order,
    nodeCount: nodes.count,
    depth: nodes.level[nodes.count - 1]!,
    start: toSharedInts(nodes.start.subarray(0, nodes.count)),
    end: toSharedInts(nodes.end.subarray(0, nodes.count)),
    left: toSharedInts(nodes.left.subarray(0, nodes.count)),
    boxes: toSharedFloats(nodes.boxes.subarray(0, nodes.count * 2 * d)),
  }
}

/** Nodes under construction: how many there will be is known only in the end. */
class NodeList {
  readonly d: number
  count = 0
  start: Int32Array
  end: Int32Array
  left: Int32Array
  level: Int32Array
  boxes: Float64Array

  constructor(d: number, capacity: number) {
    this.d = d
    this.start = new Int32Array(capacity)
    this.end = new Int32Array(capacity)
    this.left = new Int32Array(capacity)
    this.level = new Int32Array(capacity)
    this.boxes = new Float64Array(capacity * 2 * d)
  }

  /** Adds a leaf; its box stays to be filled in. */
  add(from: number, to: number, level: number): void {
    if (this.count === this.start.length) this.grow()
    this.start[this.count] = from
    this.end[this.count] = to
    this.left[this.count] = -1
    this.level[this.count] = level
    this.count++
  }

  private grow(): void {
    const larger = new NodeList(this.d, 2 * this.count)
    for (const name of ['start', 'end', 'left', 'level', 'boxes'] as const) larger[name].set(this[name])
    Object.assign(this, { ...larger, count: this.count })
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
