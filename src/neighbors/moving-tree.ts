import { sharedFloats, sharedInts } from '../numeric/shared.ts'

/**
 * A kd-tree over points that disappear and move: each point has a slot, slots stand in tree order, and every node is a
 * box around a run of slots with the least value in it. All of it is shared memory. A box may be larger than need be once
 * points have moved, until the tree is planted anew.
 */
export interface MovingTree {
  readonly d: number
  /** Slots in use, dead ones among them. */
  slots: number
  nodeCount: number
  /** Levels below the root. */
  depth: number
  /** Coordinates by slot; infinite where nobody lives any more. */
  readonly points: Float64Array
  /** One number a slot beside its place, such as a weight. */
  readonly values: Float64Array
  /** Who lives there, -1 for nobody. */
  readonly ids: Int32Array
  readonly slotOf: Int32Array
  readonly leafOf: Int32Array
  /** Slots of node v: start[v] up to but not including end[v]. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** First child of node v, the second is the next; -1 marks a leaf. */
  readonly left: Int32Array
  readonly parent: Int32Array
  /** 2d + 1 numbers a node: lower corner, upper corner, least value. */
  readonly boxes: Float64Array
}

/** Measured for nearest neighbours in Ward's method, 1,000,000 × 3: 6 to 10 alike, 16 a tenth slower. */
const LEAF_SIZE = 8
/** For more columns, where WebAssembly looks at four points at once. Measured for 20,000 × 8: 8 take 0.43 s, these 0.31. */
const WIDE_LEAF_SIZE = 32

/** Splits in the middle go no deeper than this; then halves by count do, so that no outlier makes a query slow. */
const MIDDLE_DEPTH = 48

/** An empty tree with room for n points. */
export function createMovingTree(n: number, d: number): MovingTree {
  const nodes = 2 * n + 1
  return {
    ...{ d, slots: 0, nodeCount: 0, depth: 0 },
    points: sharedFloats(n * d),
    values: sharedFloats(n),
    ids: sharedInts(n),
    slotOf: sharedInts(n),
    leafOf: sharedInts(n),
    start: sharedInts(nodes),
    end: sharedInts(nodes),
    left: sharedInts(nodes),
    parent: sharedInts(nodes),
    boxes: sharedFloats(nodes * (2 * d + 1)),
  }
}

/**
 * Builds the tree afresh over those who live in it, `places` (d numbers an id) and `values` (one an id) telling where and
 * what they are. Splits the widest side in its middle; O(n log n).
 */
export function plantMovingTree(tree: MovingTree, places: Float64Array, values: Float64Array): void {
  gather(tree, places, values)
  const { d, start, end, left, parent, boxes, leafOf } = tree
  const leafSize = d > 4 ? WIDE_LEAF_SIZE : LEAF_SIZE
  const pending = [0, 0]
  start[0] = 0
  end[0] = tree.slots
  parent[0] = -1
  tree.nodeCount = 1
  tree.depth = 0
  while (pending.length > 0) {
    const level = pending.pop()!
    const node = pending.pop()!
    const [from, to] = [start[node]!, end[node]!]
    measure(tree, node)
    tree.depth = Math.max(tree.depth, level)
    const box = node * (2 * d + 1)
    let side = 0
    for (let c = 1; c < d; c++) {
      if (boxes[box + d + c]! - boxes[box + c]! > boxes[box + d + side]! - boxes[box + side]!) side = c
    }
    const low = boxes[box + side]!
    const high = boxes[box + d + side]!
    if (to - from <= leafSize || low === high) {
      left[node] = -1
      for (let slot = from; slot < to; slot++) leafOf[slot] = node
      continue
    }
    const value = level < MIDDLE_DEPTH ? low + (high - low) / 2 : median(tree, from, to, side)
    const middle = partition(tree, from, to, side, value > low ? value : high)
    const child = tree.nodeCount
    tree.nodeCount += 2
    left[node] = child
    parent[child] = parent[child + 1] = node
    start[child] = from
    end[child] = start[child + 1] = middle
    end[child + 1] = to
    pending.push(child + 1, level + 1, child, level + 1)
  }
  for (let slot = 0; slot < tree.slots; slot++) tree.slotOf[tree.ids[slot]!] = slot
}

/** Nobody lives in the slot any more. */
export function leaveSlot(tree: MovingTree, slot: number): void {
  tree.ids[slot] = -1
  for (let c = 0; c < tree.d; c++) tree.points[slot * tree.d + c] = Infinity
}

/** `id` lives at this slot from now on, with the place and value that the arrays hold for it. Its boxes grow. */
export function enterSlot(
  tree: MovingTree,
  slot: number,
  id: number,
  places: Float64Array,
  values: Float64Array,
): void {
  const { d, points, boxes, parent } = tree
  tree.ids[slot] = id
  tree.slotOf[id] = slot
  tree.values[slot] = values[id]!
  for (let c = 0; c < d; c++) points[slot * d + c] = places[id * d + c]!
  for (let node = tree.leafOf[slot]!; node >= 0; node = parent[node]!) {
    const box = node * (2 * d + 1)
    for (let c = 0; c < d; c++) {
      const place = places[id * d + c]!
      if (place < boxes[box + c]!) boxes[box + c] = place
      if (place > boxes[box + d + c]!) boxes[box + d + c] = place
    }
    if (values[id]! < boxes[box + 2 * d]!) boxes[box + 2 * d] = values[id]!
  }
}

/** Moves the living to the front, in the order in which they stood. */
function gather(tree: MovingTree, places: Float64Array, values: Float64Array): void {
  const { d, ids, points } = tree
  let to = 0
  for (let slot = 0; slot < tree.slots; slot++) {
    const id = ids[slot]!
    if (id < 0) continue
    ids[to] = id
    tree.values[to] = values[id]!
    for (let c = 0; c < d; c++) points[to * d + c] = places[id * d + c]!
    to++
  }
  tree.slots = to
}

function measure(tree: MovingTree, node: number): void {
  const { d, points, values, boxes } = tree
  const from = tree.start[node]!
  const to = tree.end[node]!
  const box = node * (2 * d + 1)
  for (let c = 0; c < d; c++) {
    let low = Infinity
    let high = -Infinity
    for (let at = from * d + c; at < to * d; at += d) {
      const value = points[at]!
      if (value < low) low = value
      if (value > high) high = value
    }
    boxes[box + c] = low
    boxes[box + d + c] = high
  }
  let least = Infinity
  for (let slot = from; slot < to; slot++) if (values[slot]! < least) least = values[slot]!
  boxes[box + 2 * d] = least
}

/** The middle value, or the next one where that is the lowest. */
function median(tree: MovingTree, from: number, to: number, side: number): number {
  const { d, points } = tree
  const column = Float64Array.from({ length: to - from }, (_, at) => points[(from + at) * d + side]!).sort()
  const middle = column[column.length >>> 1]!
  return middle > column[0]! ? middle : column.find((value) => value > middle)!
}

/** Moves points below `value` to the front and returns where the others begin. */
function partition(tree: MovingTree, from: number, to: number, side: number, value: number): number {
  const { d, points } = tree
  let i = from
  let j = to - 1
  while (true) {
    while (i <= j && points[i * d + side]! < value) i++
    while (i <= j && points[j * d + side]! >= value) j--
    if (i >= j) return i
    swap(tree, i, j)
  }
}

function swap({ d, points, values, ids }: MovingTree, i: number, j: number): void {
  for (let c = 0; c < d; c++) {
    const place = points[i * d + c]!
    points[i * d + c] = points[j * d + c]!
    points[j * d + c] = place
  }
  const value = values[i]!
  values[i] = values[j]!
  values[j] = value
  const id = ids[i]!
  ids[i] = ids[j]!
  ids[j] = id
}
