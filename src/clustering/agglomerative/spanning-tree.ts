import { here, type MapOptions, type Threads } from '../../base/threads.ts'
import type { BoxTree } from '../../neighbors/box-tree.ts'
import { type NearestLists, splitLeaves } from '../../neighbors/nearest-of-all.ts'
import { nodeParents } from '../../neighbors/node-parents.ts'
import { sharedFloats, sharedInts } from '../../numeric/shared.ts'
import { UnionFind } from '../union-find.ts'
import { comesFirst } from './edge-order.ts'
import { type AlienSearch, findAliens } from './nearest-aliens.ts'

/** A tree over n points: n - 1 edges in no particular order. */
export interface SpanningTree {
  /** The two ends of edge e at 2e and 2e + 1, as places in the kd-tree. */
  readonly ends: Int32Array
  /** Squared distance, or squared mutual reachability. */
  readonly squared: Float64Array
}

export interface SpanningTreeOptions extends MapOptions {
  readonly threads?: Threads
  /**
   * Squared core distances, for mutual reachability: an edge weighs the largest of the distance and the two core
   * distances. Without them edges of equal length are ordered by `compareEdges`, which makes the tree unique.
   */
  readonly cores?: Float64Array
}

/** Points of one piece of work. */
const PART = 1 << 15
/** In `near`: nothing known yet, and nothing left to be known from the neighbour list. */
const UNKNOWN = -1
const LIST_USED_UP = -2

/**
 * The lightest tree that connects all points of a kd-tree: in rounds, each component but the largest gets its lightest
 * edge to another one. Neighbour lists answer most questions; the rest is searched for, under the lightest edge that
 * the component has so far.
 *
 * Source: Borůvka (1926); March, Ram & Gray (2010) for components on a kd-tree; Gagolewski (2025) for reusing the
 * neighbour lists.
 */
export async function spanningTree(
  tree: BoxTree,
  lists: NearestLists,
  { threads = here, cores, ...options }: SpanningTreeOptions = {},
): Promise<SpanningTree> {
  const { n } = tree
  const ends = new Int32Array(2 * Math.max(0, n - 1))
  const squared = new Float64Array(Math.max(0, n - 1))
  const sets = new UnionFind(n)
  const search = prepare(tree, cores)
  const parts = splitLeaves(tree, PART)
  for (let count = 0; count < n - 1; ) {
    const sizes = numberComponents(search, sets)
    const best = new LightestEdges(search, sizes)
    for (let i = 0; i < n; i++) consultList(search, lists, best, i)
    const found = best.weights.slice()
    await threads.map(
      findAliens,
      parts.map((leaves) => ({ search, leaves, best: found })),
      { signal: options.signal },
    )
    for (let i = 0; i < n; i++) if (search.near[i]! >= 0) best.offer(i, search.near[i]!, search.lower[i]!)
    for (let component = 0; component < sizes.length; component++) {
      const [from, to] = [best.from[component]!, best.to[component]!]
      if (component === best.largest || !sets.join(from, to)) continue
      ends[2 * count] = from
      ends[2 * count + 1] = to
      squared[count++] = best.weights[component]!
    }
    options.onDone?.(count / (n - 1))
  }
  return { ends, squared }
}

function prepare(tree: BoxTree, cores: Float64Array | undefined): AlienSearch {
  const near = sharedInts(tree.n).fill(UNKNOWN)
  return {
    tree,
    parents: nodeParents(tree),
    cores,
    nodeCores: cores && leastOfNodes(tree, cores),
    components: sharedInts(tree.n),
    nodeComponents: sharedInts(tree.nodeCount),
    lower: sharedFloats(tree.n),
    near,
  }
}

function leastOfNodes({ left, start, end, nodeCount }: BoxTree, values: Float64Array): Float64Array {
  const least = sharedFloats(nodeCount).fill(Number.POSITIVE_INFINITY)
  for (let node = nodeCount - 1; node >= 0; node--) {
    const a = left[node]!
    if (a >= 0) least[node] = Math.min(least[a]!, least[a + 1]!)
    else for (let i = start[node]!; i < end[node]!; i++) least[node] = Math.min(least[node]!, values[i]!)
  }
  return least
}

/** Numbers the components in the order of their first points and returns their sizes. */
function numberComponents({ tree, components, nodeComponents }: AlienSearch, sets: UnionFind): number[] {
  const { n, left, start, end, nodeCount } = tree
  const numbers = new Int32Array(n).fill(-1)
  const sizes: number[] = []
  for (let i = 0; i < n; i++) {
    const set = sets.find(i)
    if (numbers[set]! < 0) numbers[set] = sizes.push(0) - 1
    components[i] = numbers[set]!
    sizes[numbers[set]!]!++
  }
  for (let node = nodeCount - 1; node >= 0; node--) {
    const a = left[node]!
    let common = a < 0 ? components[start[node]!]! : nodeComponents[a]!
    if (a >= 0 && nodeComponents[a + 1] !== common) common = -1
    if (a < 0) for (let i = start[node]! + 1; i < end[node]!; i++) if (components[i] !== common) common = -1
    nodeComponents[node] = common
  }
  return sizes
}

/** The lightest edge found of each component; the largest component needs none. */
class LightestEdges {
  readonly weights: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly largest: number
  private readonly search: AlienSearch

  constructor(search: AlienSearch, sizes: readonly number[]) {
    this.search = search
    this.largest = sizes.reduce((largest, size, component) => (size > sizes[largest]! ? component : largest), 0)
    this.weights = new Float64Array(sizes.length).fill(Number.POSITIVE_INFINITY)
    this.weights[this.largest] = -1
    this.from = new Int32Array(sizes.length)
    this.to = new Int32Array(sizes.length)
  }

  offer(from: number, to: number, weight: number): void {
    const { components, cores, tree } = this.search
    const component = components[from]!
    const best = this.weights[component]!
    if (weight > best) return
    if (weight === best && (cores || !comesFirst(tree, from, to, this.from[component]!, this.to[component]!))) return
    this.weights[component] = weight
    this.from[component] = from
    this.to[component] = to
  }
}

/** Answers from the neighbour list of a point, where it can, which is the point's lightest edge now. */
function consultList(
  search: AlienSearch,
  { k, squared, neighbors }: NearestLists,
  best: LightestEdges,
  i: number,
): void {
  const { tree, components, cores, near, lower } = search
  const component = components[i]!
  if (near[i]! >= 0) {
    if (components[near[i]!] !== component) {
      best.offer(i, near[i]!, lower[i]!)
      return
    }
    near[i] = UNKNOWN
  }
  if (near[i] === LIST_USED_UP || component === best.largest) return
  let weight = Number.POSITIVE_INFINITY
  let end = -1
  for (let at = i * k; at < i * k + k; at++) {
    const j = neighbors[at]!
    if (components[j] === component) continue
    const own = cores ? Math.max(squared[at]!, cores[i]!, cores[j]!) : squared[at]!
    if (own > weight || (own === weight && (cores || !comesFirst(tree, i, j, i, end)))) continue
    weight = own
    end = j
    if (cores && weight <= squared[at]!) break
  }
  const farthest = Math.max(squared[i * k + k - 1]!, cores ? cores[i]! : 0)
  if (end < 0) near[i] = LIST_USED_UP
  else {
    best.offer(i, end, weight)
    if (cores ? weight <= farthest : weight < farthest || k === tree.n) {
      near[i] = end
      lower[i] = weight
      return
    }
  }
  lower[i] = Math.max(lower[i]!, farthest)
}
