import type { Task } from '../../base/threads.ts'
import type { BoxTree } from '../../neighbors/box-tree.ts'
import { squaredBetweenBoxes, squaredDistance, squaredToBox } from '../../neighbors/squared-distances.ts'
import { comesFirst } from './edge-order.ts'

/**
 * What the search for the nearest points of other components works on, in shared memory. Weights are squared mutual
 * reachability distances: the largest of the squared distance and the two squared core distances.
 */
export interface AlienSearch {
  readonly tree: BoxTree
  readonly parents: Int32Array
  /** Squared core distances; absent for plain distances, where edges of equal weight are told apart by `comesFirst`. */
  readonly cores: Float64Array | undefined
  /** Smallest core distance of each node. */
  readonly nodeCores: Float64Array | undefined
  /** Component of each point, and of each node whose points share one; -1 for other nodes. */
  readonly components: Int32Array
  readonly nodeComponents: Int32Array
  /** For each point a bound that its lightest edge to another component is not below. */
  readonly lower: Float64Array
  /** The other end of that edge, which then weighs `lower` exactly; negative while it is not known. */
  readonly near: Int32Array
}

export interface AlienPart {
  readonly search: AlienSearch
  /** Leaves whose points are searched for. */
  readonly leaves: Int32Array
  /** Lightest edge known of each component: heavier ones are of no use. */
  readonly best: Float64Array
}

/** Finds the lightest edge of each component as far as it starts in these leaves: it ends up in `near` and `lower`. */
export const findAliens: Task<AlienPart, void> = {
  module: import.meta.url,
  name: 'findAliens',
  run({ search, leaves, best }) {
    const { tree } = search
    const finder = new AlienFinder(search, best.slice())
    for (const leaf of leaves) {
      const from = tree.start[leaf]!
      const to = tree.end[leaf]!
      if (tree.d <= SHARED_WALK) finder.run(leaf, from, to)
      else for (let i = from; i < to; i++) finder.run(leaf, i, i + 1)
    }
  },
}

/** As for nearest neighbours: up to so many columns the points of a leaf share one walk. */
const SHARED_WALK = 4

class AlienFinder {
  private readonly search: AlienSearch
  private readonly best: Float64Array
  private readonly stack: Int32Array
  private readonly gaps: Float64Array
  private readonly box: Float64Array
  /** The points that are searched for, the lightest edge of each so far, and its other end. */
  private readonly active: number[] = []
  private readonly weights: number[] = []
  private readonly ends: number[] = []
  private count = 0
  /** The component of all active points, or -2. */
  private component = -2
  private leastCore = 0
  private bound = 0

  constructor(search: AlienSearch, best: Float64Array) {
    this.search = search
    this.best = best
    this.stack = new Int32Array(search.tree.depth + 2)
    this.gaps = new Float64Array(search.tree.depth + 2)
    this.box = new Float64Array(2 * search.tree.d)
  }

  run(leaf: number, from: number, to: number): void {
    this.gather(from, to)
    if (this.count === 0) return
    const { tree, parents } = this.search
    this.placeBox(leaf, from, to)
    this.tighten()
    if (this.search.nodeComponents[leaf] !== this.component) this.lookInto(leaf)
    for (let node = leaf; node > 0; ) {
      const parent = parents[node]!
      this.descend(tree.left[parent] === node ? node + 1 : node - 1)
      node = parent
    }
    this.note()
  }

  /** The points whose lightest edge is unknown and may be lighter than the lightest of their component. */
  private gather(from: number, to: number): void {
    const { near, lower, components, cores } = this.search
    this.count = 0
    this.component = -2
    this.leastCore = Number.POSITIVE_INFINITY
    for (let i = from; i < to; i++) {
      const component = components[i]!
      const best = this.best[component]!
      if (near[i]! >= 0 || (cores ? lower[i]! >= best : lower[i]! > best)) continue
      this.component = this.count === 0 || this.component === component ? component : -2
      if (cores && cores[i]! < this.leastCore) this.leastCore = cores[i]!
      this.active[this.count] = i
      this.weights[this.count] = Number.POSITIVE_INFINITY
      this.ends[this.count] = -1
      this.count++
    }
    if (!cores) this.leastCore = 0
  }

  private placeBox(leaf: number, from: number, to: number): void {
    const { points, boxes, d } = this.search.tree
    const isPoint = to - from === 1
    for (let c = 0; c < d; c++) {
      this.box[c] = isPoint ? points[from * d + c]! : boxes[leaf * 2 * d + c]!
      this.box[d + c] = isPoint ? points[from * d + c]! : boxes[leaf * 2 * d + d + c]!
    }
  }

  private tighten(): void {
    let bound = 0
    for (let at = 0; at < this.count; at++) {
      const own = Math.min(this.weights[at]!, this.best[this.search.components[this.active[at]!]!]!)
      if (own > bound) bound = own
    }
    this.bound = bound
  }

  private descend(root: number): void {
    const { tree, nodeComponents } = this.search
    const { left } = tree
    const { stack, gaps } = this
    if (nodeComponents[root] === this.component) return
    let top = 0
    stack[0] = root
    gaps[0] = this.gapTo(root)
    while (top >= 0) {
      const node = stack[top]!
      if (this.isUseless(gaps[top--]!)) continue
      const a = left[node]!
      if (a < 0) {
        this.lookInto(node)
        continue
      }
      const isOwnA = nodeComponents[a] === this.component
      const isOwnB = nodeComponents[a + 1] === this.component
      const gapA = isOwnA ? Number.POSITIVE_INFINITY : this.gapTo(a)
      const gapB = isOwnB ? Number.POSITIVE_INFINITY : this.gapTo(a + 1)
      const [near, far, gapNear, gapFar] = gapA <= gapB ? [a, a + 1, gapA, gapB] : [a + 1, a, gapB, gapA]
      if (!this.isUseless(gapFar)) {
        stack[++top] = far
        gaps[top] = gapFar
      }
      if (!this.isUseless(gapNear)) {
        stack[++top] = near
        gaps[top] = gapNear
      }
    }
  }

  /** Whether no edge of so much or more can help: with plain distances an equal edge may come first. */
  private isUseless(gap: number): boolean {
    return this.search.cores ? gap >= this.bound : gap > this.bound
  }

  private gapTo(node: number): number {
    const { tree, nodeCores } = this.search
    const gap = squaredBetweenBoxes(this.box, 0, tree.boxes, node * 2 * tree.d, tree.d)
    return nodeCores ? Math.max(gap, this.leastCore, nodeCores[node]!) : gap
  }

  private lookInto(leaf: number): void {
    const { tree, cores, components } = this.search
    const { points, boxes, start, end, d } = tree
    for (let at = 0; at < this.count; at++) {
      const i = this.active[at]!
      const component = components[i]!
      let bound = Math.min(this.weights[at]!, this.best[component]!)
      if (squaredToBox(points, i * d, boxes, leaf * 2 * d, d) > bound) continue
      const core = cores ? cores[i]! : 0
      for (let j = start[leaf]!; j < end[leaf]!; j++) {
        if (components[j] === component) continue
        let weight = squaredDistance(points, i * d, points, j * d, d)
        if (cores) weight = Math.max(weight, core, cores[j]!)
        if (weight > bound || (weight === bound && !this.isBetterTie(at, i, j, weight))) continue
        bound = weight
        this.weights[at] = weight
        this.ends[at] = j
        if (weight < this.best[component]!) this.best[component] = weight
      }
    }
    this.tighten()
  }

  private isBetterTie(at: number, i: number, j: number, weight: number): boolean {
    const { cores, tree } = this.search
    if (cores) return false
    return weight < this.weights[at]! || comesFirst(tree, i, j, i, this.ends[at]!)
  }

  /** Writes down what is known of the active points now. */
  private note(): void {
    const { near, lower, components } = this.search
    for (let at = 0; at < this.count; at++) {
      const i = this.active[at]!
      const best = this.best[components[i]!]!
      const isKnown = this.weights[at]! <= best
      if (isKnown) near[i] = this.ends[at]!
      lower[i] = isKnown ? this.weights[at]! : Math.max(lower[i]!, best)
    }
  }
}
