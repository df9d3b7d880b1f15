import { here, type MapOptions, type Task, type Threads } from '../base/threads.ts'
import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'
import { isQuick } from './is-quick.ts'
import { leavesInOrder } from './leaves-in-order.ts'
import { nearestByKernel } from './nearest-by-kernel.ts'
import type { NearestLists } from './nearest-lists.ts'
import { nodeParents } from './node-parents.ts'
import { squaredBetweenBoxes, squaredDistance, squaredToBox } from './squared-distances.ts'

interface Part extends NearestLists {
  readonly tree: BoxTree
  readonly parents: Int32Array
  /** Leaves whose points are searched for. */
  readonly leaves: Int32Array
}

/** Points of one piece of work, between these bounds where several threads share it: a sixteenth of all. */
const LEAST_PART = 1 << 12
/** About 25 ms. */
const LARGEST_PART = 1 << 15

/**
 * From so many points on WebAssembly saves more than laying them out for it takes: much in many columns, and in few a third of
 * a first call, for it need not be compiled while it runs.
 */
const MANY = 1 << 12

/**
 * The k nearest neighbours of all points at once: one walk through the tree per leaf serves all its points.
 *
 * @param tree of three columns or more.
 * @param k 1..n.
 */
export async function nearestOfAll(
  tree: BoxTree,
  k: number,
  threads: Threads = here,
  options: MapOptions = {},
): Promise<NearestLists> {
  if (tree.n >= MANY && (tree.d > SHARED_WALK || isQuick(tree))) {
    const lists = await nearestByKernel(tree, k, threads, options)
    if (lists) return lists
  }
  const lists = { k, squared: sharedFloats(tree.n * k), neighbors: sharedInts(tree.n * k) }
  const parents = nodeParents(tree)
  const size = threads.count > 1 && !isQuick(tree) ? Math.max(LEAST_PART, Math.ceil(tree.n / 16)) : LARGEST_PART
  const parts = splitLeaves(tree, Math.min(LARGEST_PART, size)).map(
    (leaves): Part => ({ ...lists, tree, parents, leaves }),
  )
  await (isQuick(tree) ? here : threads).map(nearestOfLeaves, parts, options)
  return lists
}

/** Runs of leaves with about `size` points each, whatever the number of threads. */
function splitLeaves(tree: BoxTree, size: number): Int32Array[] {
  const leaves = leavesInOrder(tree)
  const parts: Int32Array[] = []
  let from = 0
  for (let at = 0; at < leaves.length; at++) {
    const isLast = at === leaves.length - 1
    if (!isLast && tree.end[leaves[at]!]! - tree.start[leaves[from]!]! < size) continue
    parts.push(leaves.subarray(from, at + 1))
    from = at + 1
  }
  return parts
}

export const nearestOfLeaves: Task<Part, void> = {
  module: import.meta.url,
  name: 'nearestOfLeaves',
  run(part) {
    const { tree } = part
    const search = new RunSearch(part)
    for (const leaf of part.leaves) {
      const from = tree.start[leaf]!
      const to = tree.end[leaf]!
      if (tree.d <= SHARED_WALK) search.run(leaf, from, to)
      else for (let i = from; i < to; i++) search.run(leaf, i, i + 1)
    }
  },
}

/** Up to so many columns the points of a leaf share one walk; above, leaves are so wide that each point takes its own. */
const SHARED_WALK = 4

/** Finds the neighbours of a run of points of one leaf. */
class RunSearch {
  private readonly tree: BoxTree
  private readonly parents: Int32Array
  private readonly k: number
  private readonly squared: Float64Array
  private readonly neighbors: Int32Array
  private readonly stack: Int32Array
  private readonly gaps: Float64Array
  private readonly box: Float64Array
  private from = 0
  private to = 0
  /** The largest k-th distance of the run: what is not nearer helps none of its points. */
  private bound = Number.POSITIVE_INFINITY

  constructor({ tree, parents, k, squared, neighbors }: Part) {
    this.tree = tree
    this.parents = parents
    this.k = k
    this.squared = squared
    this.neighbors = neighbors
    this.stack = new Int32Array(tree.depth + 2)
    this.gaps = new Float64Array(tree.depth + 2)
    this.box = new Float64Array(2 * tree.d)
  }

  /** From the leaf itself up to the root, each time into the sibling. */
  run(leaf: number, from: number, to: number): void {
    const { left, boxes, points, d } = this.tree
    this.from = from
    this.to = to
    const isPoint = to - from === 1
    for (let c = 0; c < d; c++) {
      this.box[c] = isPoint ? points[from * d + c]! : boxes[leaf * 2 * d + c]!
      this.box[d + c] = isPoint ? points[from * d + c]! : boxes[leaf * 2 * d + d + c]!
    }
    this.bound = Number.POSITIVE_INFINITY
    this.squared.fill(Number.POSITIVE_INFINITY, from * this.k, to * this.k)
    this.lookInto(leaf)
    for (let node = leaf; node > 0; ) {
      const parent = this.parents[node]!
      this.descend(left[parent] === node ? node + 1 : node - 1)
      node = parent
    }
  }

  /** Nearer children first. */
  private descend(root: number): void {
    const { left, boxes, d } = this.tree
    const { stack, gaps, box } = this
    let top = 0
    stack[0] = root
    gaps[0] = squaredBetweenBoxes(box, 0, boxes, root * 2 * d, d)
    while (top >= 0) {
      const node = stack[top]!
      if (gaps[top--]! >= this.bound) continue
      const a = left[node]!
      if (a < 0) {
        this.lookInto(node)
        continue
      }
      const gapA = squaredBetweenBoxes(box, 0, boxes, a * 2 * d, d)
      const gapB = squaredBetweenBoxes(box, 0, boxes, (a + 1) * 2 * d, d)
      const isNearerA = gapA <= gapB
      stack[++top] = isNearerA ? a + 1 : a
      gaps[top] = isNearerA ? gapB : gapA
      stack[++top] = isNearerA ? a : a + 1
      gaps[top] = isNearerA ? gapA : gapB
    }
  }

  private lookInto(other: number): void {
    if (this.tree.d === 3) this.lookIntoSpace(other)
    else this.lookIntoAny(other)
  }

  private lookIntoAny(other: number): void {
    const { points, boxes, d, start, end } = this.tree
    const { k, squared } = this
    const first = start[other]!
    const past = end[other]!
    let bound = 0
    for (let i = this.from; i < this.to; i++) {
      const last = i * k + k - 1
      let worst = squared[last]!
      if (squaredToBox(points, i * d, boxes, other * 2 * d, d) < worst) {
        for (let j = first; j < past; j++) {
          const distance = squaredDistance(points, i * d, points, j * d, d)
          if (distance < worst) worst = this.insert(i * k, last, distance, j)
        }
      }
      if (worst > bound) bound = worst
    }
    this.bound = bound
  }

  /** The same for three columns, with the point in variables. */
  private lookIntoSpace(other: number): void {
    const { points, boxes, start, end } = this.tree
    const { k, squared } = this
    const first = start[other]!
    const past = end[other]!
    let bound = 0
    for (let i = this.from; i < this.to; i++) {
      const last = i * k + k - 1
      let worst = squared[last]!
      if (squaredToBox(points, i * 3, boxes, other * 6, 3) < worst) {
        const a = points[i * 3]!
        const b = points[i * 3 + 1]!
        const c = points[i * 3 + 2]!
        for (let j = first; j < past; j++) {
          const x = a - points[j * 3]!
          const y = b - points[j * 3 + 1]!
          const z = c - points[j * 3 + 2]!
          const distance = x * x + y * y + z * z
          if (distance < worst) worst = this.insert(i * k, last, distance, j)
        }
      }
      if (worst > bound) bound = worst
    }
    this.bound = bound
  }

  /** Puts a point into its place and returns the k-th distance. */
  private insert(first: number, last: number, distance: number, point: number): number {
    const { squared, neighbors } = this
    let at = last
    for (; at > first && squared[at - 1]! > distance; at--) {
      squared[at] = squared[at - 1]!
      neighbors[at] = neighbors[at - 1]!
    }
    squared[at] = distance
    neighbors[at] = point
    return squared[last]!
  }
}
