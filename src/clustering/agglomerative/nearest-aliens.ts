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
  /** For each node what its heaviest useful edge may weigh, as far as the search knows; -1 where nobody asks. */
  readonly limits: Float64Array
  /** The points of each leaf that ask, from the leaf's start up to but not including the leaf's own end here. */
  readonly askers: Int32Array
  readonly askersEnd: Int32Array
}

export interface AlienPart {
  readonly search: AlienSearch
  /** Roots of subtrees whose points are searched for. */
  readonly roots: Int32Array
  /** Lightest edge known of each component: heavier ones are of no use. */
  readonly best: Float64Array
}

/**
 * Finds the lightest edge of each component as far as it starts in these subtrees: it ends up in `near` and `lower`. Both
 * the points that ask and those that answer are taken together in boxes: two boxes of one component, or farther apart than
 * the lightest edge known, need no look into them. Returns the points whose lightest edge is known now and was not before.
 *
 * Source: March, Ram & Gray (2010), Fast Euclidean minimum spanning tree, section 4, the dual-tree search.
 */
export const findAliens: Task<AlienPart, Int32Array> = {
  module: import.meta.url,
  name: 'findAliens',
  run: searchParts,
}

/** Constants of a closure rather than fields: measured a third faster. */
function searchParts({ search, roots, best: bestKnown }: AlienPart): Int32Array {
  const { tree, parents, cores, nodeCores, components, nodeComponents, lower, near, limits, askers, askersEnd } = search
  const { points, boxes, left, start, end, d } = tree
  const best = bestKnown.slice()
  const first = start[roots[0]!]!
  const count = end[roots[roots.length - 1]!]! - first
  /** Of each point from `first` on, the lightest edge found and its other end. */
  const weights = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const ends = new Int32Array(count)
  const found: number[] = []
  for (const root of roots) {
    if (setLimits(root) < 0) continue
    searchFrom(root)
    note(root)
  }
  return Int32Array.from(found)

  /** From the subtree itself up to the root of the tree, each time into the sibling. */
  function searchFrom(root: number): void {
    if (nodeComponents[root]! < 0) compare(root, root, 0)
    for (let node = root; node > 0; node = parents[node]!) {
      const sibling = left[parents[node]!] === node ? node + 1 : node - 1
      const gap = gapBetween(root, sibling)
      if (gap < Number.POSITIVE_INFINITY) compare(root, sibling, gap)
    }
  }

  function setLimits(node: number): number {
    const component = nodeComponents[node]!
    const a = left[node]!
    if (component >= 0 && best[component]! < 0) limits[node] = -1
    else if (a >= 0) limits[node] = Math.max(setLimits(a), setLimits(a + 1))
    else gatherAskers(node)
    return limits[node]!
  }

  /** The points whose lightest edge is unknown and may be lighter than the lightest of their component. */
  function gatherAskers(leaf: number): void {
    let to = start[leaf]!
    for (let i = start[leaf]!; i < end[leaf]!; i++) {
      if (near[i]! >= 0) continue
      const limit = best[components[i]!]!
      if (cores ? lower[i]! < limit : lower[i]! <= limit) askers[to++] = i
    }
    askersEnd[leaf] = to
    limits[leaf] = limitOfLeaf(leaf)
  }

  function limitOfLeaf(leaf: number): number {
    let limit = -1
    for (let at = start[leaf]!; at < askersEnd[leaf]!; at++) {
      const own = best[components[askers[at]!]!]!
      if (own > limit) limit = own
    }
    return limit
  }

  function limitNow(node: number): number {
    const component = nodeComponents[node]!
    if (component >= 0) return best[component]!
    const a = left[node]!
    if (a >= 0) limits[node] = Math.max(limits[a]!, limits[a + 1]!)
    return limits[node]!
  }

  /** Looks for edges from node p to node q, which are `gap` apart, the nearer parts of q first. */
  function compare(p: number, q: number, gap: number): void {
    const limit = limitNow(p)
    // With plain distances an edge of equal weight may come first.
    if (cores ? gap >= limit : gap > limit) return
    const a = left[p]!
    const b = left[q]!
    if (a >= 0) {
      compareWithParts(a, q, b)
      compareWithParts(a + 1, q, b)
    } else if (b >= 0) compareWithParts(p, q, b)
    else lookInto(p, q)
  }

  function compareWithParts(p: number, q: number, b: number): void {
    if (limits[p]! < 0) return
    if (b < 0) {
      const gap = gapBetween(p, q)
      if (gap < Number.POSITIVE_INFINITY) compare(p, q, gap)
      return
    }
    const one = gapBetween(p, b)
    const two = gapBetween(p, b + 1)
    // Where both touch p, as p's own box does, the one that holds p comes first.
    if (one < two || (one === two && start[p]! < end[b]!)) {
      if (one < Number.POSITIVE_INFINITY) compare(p, b, one)
      if (two < Number.POSITIVE_INFINITY) compare(p, b + 1, two)
    } else {
      if (two < Number.POSITIVE_INFINITY) compare(p, b + 1, two)
      if (one < Number.POSITIVE_INFINITY) compare(p, b, one)
    }
  }

  /** A bound that no edge between the two nodes is below; infinite within one component. */
  function gapBetween(p: number, q: number): number {
    const component = nodeComponents[p]!
    if (component >= 0 && nodeComponents[q] === component) return Number.POSITIVE_INFINITY
    const gap = squaredBetweenBoxes(boxes, p * 2 * d, boxes, q * 2 * d, d)
    return nodeCores ? Math.max(gap, nodeCores[p]!, nodeCores[q]!) : gap
  }

  function lookInto(leaf: number, other: number): void {
    for (let at = start[leaf]!; at < askersEnd[leaf]!; at++) {
      const i = askers[at]!
      const component = components[i]!
      let bound = best[component]!
      if (lower[i]! > bound || squaredToBox(points, i * d, boxes, other * 2 * d, d) > bound) continue
      const core = cores ? cores[i]! : 0
      for (let j = start[other]!; j < end[other]!; j++) {
        if (components[j] === component) continue
        let weight = squaredDistance(points, i * d, points, j * d, d)
        if (cores) weight = Math.max(weight, core, cores[j]!)
        if (weight > bound || (weight === bound && !isBetterTie(i, j, weight))) continue
        bound = weight
        weights[i - first] = weight
        ends[i - first] = j
        best[component] = weight
      }
    }
    limits[leaf] = limitOfLeaf(leaf)
  }

  function isBetterTie(i: number, j: number, weight: number): boolean {
    if (cores) return false
    return weight < weights[i - first]! || comesFirst(tree, i, j, i, ends[i - first]!)
  }

  /** Writes down what is known of the askers now. */
  function note(root: number): void {
    for (let i = start[root]!; i < end[root]!; i++) {
      if (near[i]! >= 0) continue
      const limit = best[components[i]!]!
      const weight = weights[i - first]!
      if (weight <= limit) {
        near[i] = ends[i - first]!
        lower[i] = weight
        found.push(i)
      } else if (limit > lower[i]!) lower[i] = limit
    }
  }
}
