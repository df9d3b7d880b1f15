import type { MapOptions, Threads } from '../base/threads.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { sharedCounts, sharedFloats, sharedInts } from '../numeric/shared.ts'
import { type Boxes, type Growth, growBoxes, growTask } from './grow-boxes.ts'

/**
 * A kd-tree over points: every node is a tight box around a run of points. The two children of a node stand side by side
 * and always after it, so that a loop from the last node to the first goes from leaves to root.
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

/** Parts of so many points or fewer are built one by one, where they fit the second cache, or by another thread. */
const PART_SIZE = 32_768

/**
 * Splits the widest side of the tight box in its middle until few points are left or all of them are equal.
 * O(n log n) for spread-out points; each split parts at least one point from the others, whatever their spread.
 * All arrays lie in shared memory, so that tasks in other threads see them without a copy.
 */
export function buildBoxTree(x: Matrix, options: BoxTreeOptions = {}): BoxTree {
  const { crown, parts } = begin(x, options)
  return join(crown, parts.map(growBoxes))
}

/** `buildBoxTree` by several threads: the same tree. */
export async function buildBoxTreeBy(
  threads: Threads,
  x: Matrix,
  options: BoxTreeOptions = {},
  following: MapOptions = {},
): Promise<BoxTree> {
  const { crown, parts } = begin(x, options)
  return join(crown, await threads.map(growTask, parts, following))
}

/** A tree that has no nodes below those of more than PART_SIZE points. */
interface Crown extends Pick<BoxTree, 'n' | 'd' | 'points' | 'order'> {
  readonly nodes: Boxes
  /** The leaves among them that are to be split further. */
  readonly open: readonly number[]
}

function begin(x: Matrix, { leafSize = LEAF_SIZE }: BoxTreeOptions): { crown: Crown; parts: Growth[] } {
  const { n, d } = x
  const points = sharedFloats(n * d)
  points.set(x.data)
  const order = sharedCounts(n)
  for (let i = 0; i < n; i++) order[i] = i
  const nodes = growBoxes({ points, order, d, from: 0, to: n, leafSize: Math.max(PART_SIZE, leafSize) })
  const open: number[] = []
  const parts: Growth[] = []
  for (let node = 0; node < nodes.count; node++) {
    const [from, to] = [nodes.start[node]!, nodes.end[node]!]
    if (nodes.left[node]! >= 0 || to - from <= leafSize) continue
    open.push(node)
    parts.push({ points, order, d, from, to, leafSize })
  }
  return { crown: { n, d, points, order, nodes, open }, parts }
}

/** The root of each part is a node of the crown already; its other nodes follow, part after part. */
function join({ n, d, points, order, nodes, open }: Crown, parts: readonly Boxes[]): BoxTree {
  const nodeCount = parts.reduce((count, part) => count + part.count - 1, nodes.count)
  const start = sharedInts(nodeCount)
  const end = sharedInts(nodeCount)
  const left = sharedInts(nodeCount)
  const boxes = sharedFloats(nodeCount * 2 * d)
  start.set(nodes.start)
  end.set(nodes.end)
  left.set(nodes.left)
  boxes.set(nodes.boxes)
  let depth = nodes.level[nodes.count - 1]!
  let next = nodes.count
  for (const [i, part] of parts.entries()) {
    const root = open[i]!
    const shift = next - 1
    start.set(part.start.subarray(1), next)
    end.set(part.end.subarray(1), next)
    boxes.set(part.boxes.subarray(2 * d), next * 2 * d)
    for (let node = 1; node < part.count; node++)
      left[shift + node] = part.left[node]! < 0 ? -1 : part.left[node]! + shift
    if (part.count > 1) left[root] = part.left[0]! + shift
    depth = Math.max(depth, nodes.level[root]! + part.level[part.count - 1]!)
    next = shift + part.count
  }
  return { n, d, points, order, nodeCount, depth, start, end, left, boxes }
}
