import { here, type MapOptions, type Threads } from '../../base/threads.ts'
import type { BoxTree } from '../../neighbors/box-tree.ts'
import { isQuick } from '../../neighbors/is-quick.ts'
import type { NearestLists } from '../../neighbors/nearest-lists.ts'
import { nodeParents } from '../../neighbors/node-parents.ts'
import { splitSubtrees } from '../../neighbors/split-subtrees.ts'
import { squaredDistance } from '../../neighbors/squared-distances.ts'
import { sharedFloats, sharedInts, toSharedFloats } from '../../numeric/shared.ts'
import { takeTurns } from '../turns.ts'
import { UnionFind } from '../union-find.ts'
import { comesFirst } from './edge-order.ts'
import { type AlienPart, type AlienSearch, findAliens } from './nearest-aliens.ts'

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

/** Points of one piece of work, between these bounds: a sixteenth of all. Handing a piece over takes 0.15 ms. */
const LEAST_PART = 6000
const LARGEST_PART = 1 << 15

/** From so many points per component on, a walk over all points to find edges at hand saves more than it takes. */
const WORTH_A_WALK = 8

/** From so many points per component on, lists leave enough to be searched for that other threads are worth waking. */
const FEW_OPEN = 8

/** What a round takes for each point, as a multiple of a distance. */
const WORK_PER_POINT = 20

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
  const search = prepare(tree, cores)
  const lookUp = new Answers(search, lists)
  const findAll = searchBy(threads, search, options.signal)
  for (let count = 0, sets = new UnionFind(n); count < n - 1; ) {
    const sizes = numberComponents(search, sets)
    const best = new LightestEdges(search, sizes)
    lookUp.offerKnown(best)
    if (WORTH_A_WALK * sizes.length < n) offerNextInTree(search, best)
    lookUp.take(await findAll(best))
    sets = new UnionFind(sizes.length)
    count = takeEdges(best, sets, { ends, squared }, count)
    options.onDone?.(count / (n - 1))
  }
  return { ends, squared }
}

/** Adds those of the edges that close no circle, and returns how many there are then. */
function takeEdges(best: LightestEdges, sets: UnionFind, { ends, squared }: SpanningTree, from: number): number {
  let count = from
  for (let component = 0; component < best.weights.length; component++) {
    if (component === best.largest || !sets.join(component, best.towards(component))) continue
    ends[2 * count] = best.from[component]!
    ends[2 * count + 1] = best.to[component]!
    squared[count++] = best.weights[component]!
  }
  return count
}

function prepare(tree: BoxTree, cores: Float64Array | undefined): AlienSearch {
  const components = sharedInts(tree.n)
  for (let i = 0; i < tree.n; i++) components[i] = i
  return {
    tree,
    parents: nodeParents(tree),
    cores,
    nodeCores: cores && leastOfNodes(tree, cores),
    components,
    nodeComponents: sharedInts(tree.nodeCount).fill(-1),
    lower: sharedFloats(tree.n),
    near: sharedInts(tree.n).fill(UNKNOWN),
    limits: sharedFloats(tree.nodeCount),
    askers: sharedInts(tree.n),
    askersEnd: sharedInts(tree.nodeCount),
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

/**
 * Numbers the components anew, which are unions of those of the last round, in the order of their first points, and
 * returns their sizes.
 */
function numberComponents({ tree, components, nodeComponents }: AlienSearch, sets: UnionFind): number[] {
  const { n, left, start, end, nodeCount } = tree
  const numbers = new Int32Array(n).fill(-1)
  const sizes: number[] = []
  for (let i = 0; i < n; i++) {
    const set = sets.find(components[i]!)
    if (numbers[set]! < 0) numbers[set] = sizes.push(0) - 1
    components[i] = numbers[set]!
    sizes[numbers[set]!]!++
  }
  for (let node = nodeCount - 1; node >= 0; node--) {
    const a = left[node]!
    const first = components[start[node]!]!
    if (nodeComponents[node]! >= 0) {
      nodeComponents[node] = first
      continue
    }
    let common = a < 0 ? first : nodeComponents[a]!
    if (a >= 0 && nodeComponents[a + 1] !== common) common = -1
    if (a < 0) for (let i = start[node]! + 1; i < end[node]!; i++) if (components[i] !== first) common = -1
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

  /** The component that the edge of this one leads to. */
  towards(component: number): number {
    return this.search.components[this.to[component]!]!
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

/** Searches for what lists cannot tell, offers what it finds, and returns the points that it found an edge for. */
function searchBy(
  threads: Threads,
  search: AlienSearch,
  signal: AbortSignal | undefined,
): (best: LightestEdges) => Promise<Int32Array[]> {
  const { tree, near, lower } = search
  const turn = takeTurns(signal)
  const parts = splitSubtrees(tree, Math.min(LARGEST_PART, Math.max(LEAST_PART, Math.ceil(tree.n / 16))))
  return async (best) => {
    const known = toSharedFloats(best.weights)
    const inputs = parts.map((roots): AlienPart => ({ search, roots, best: known }))
    const found: Int32Array[] = []
    if (threads.count > 1 && !isQuick(tree) && FEW_OPEN * best.weights.length < tree.n)
      found.push(...(await threads.map(findAliens, inputs, { signal })))
    else for (const input of inputs) found.push(await findAliens.run(input))
    await turn(WORK_PER_POINT * tree.n)
    for (const points of found) {
      for (let at = 0; at < points.length; at++) best.offer(points[at]!, near[points[at]!]!, lower[points[at]!]!)
    }
    return found
  }
}

/**
 * Points that stand side by side in the tree are near one another, and each component borders on another one there: a
 * good edge for little, below which fewer need to be searched for.
 */
function offerNextInTree({ tree, components, cores }: AlienSearch, best: LightestEdges): void {
  const { n, d, points } = tree
  for (let i = 0; i + 1 < n; i++) {
    if (components[i] === components[i + 1]) continue
    const distance = squaredDistance(points, i * d, points, (i + 1) * d, d)
    const weight = cores ? Math.max(distance, cores[i]!, cores[i + 1]!) : distance
    best.offer(i, i + 1, weight)
    best.offer(i + 1, i, weight)
  }
}

/**
 * Answers of neighbour lists, and of earlier searches. A class, because functions made anew in every call would be compiled
 * anew in every call: the first calls took twice as long.
 */
class Answers {
  private readonly search: AlienSearch
  private readonly lists: NearestLists
  /** Before this place of its list a point has only points of its own component, and will have. */
  private readonly places: Int32Array
  /** The points that know an edge or have a list left; the others have only ever been searched for in vain. */
  private readonly able: Int32Array
  private count: number

  constructor(search: AlienSearch, lists: NearestLists) {
    this.search = search
    this.lists = lists
    this.places = new Int32Array(search.tree.n)
    this.able = search.components.slice()
    this.count = search.tree.n
  }

  /** Offers the lightest edge of each point where it is known. */
  offerKnown(best: LightestEdges): void {
    const { able, count } = this
    const { near } = this.search
    let kept = 0
    for (let at = 0; at < count; at++) {
      const i = able[at]!
      this.consult(i, best)
      if (near[i] !== LIST_USED_UP) able[kept++] = i
    }
    this.count = kept
  }

  /** Takes in the points that a search has found an edge for. */
  take(found: readonly Int32Array[]): void {
    const { places, lists, able } = this
    for (const points of found) {
      for (let at = 0; at < points.length; at++) if (places[points[at]!] === lists.k) able[this.count++] = points[at]!
    }
  }

  private consult(i: number, best: LightestEdges): void {
    const { tree, components, cores, near, lower } = this.search
    const { k, squared, neighbors } = this.lists
    const { places } = this
    const component = components[i]!
    if (near[i]! >= 0) {
      if (components[near[i]!] !== component) {
        best.offer(i, near[i]!, lower[i]!)
        return
      }
      near[i] = places[i] === k ? LIST_USED_UP : UNKNOWN
    }
    if (near[i] === LIST_USED_UP || component === best.largest) return
    const past = i * k + k
    let at = i * k + places[i]!
    while (at < past && components[neighbors[at]!] === component) at++
    places[i] = at - i * k
    let weight = Number.POSITIVE_INFINITY
    let end = -1
    for (; at < past && squared[at]! <= weight; at++) {
      const j = neighbors[at]!
      if (components[j] === component) continue
      const own = cores ? Math.max(squared[at]!, cores[i]!, cores[j]!) : squared[at]!
      if (own > weight || (own === weight && (cores || !comesFirst(tree, i, j, i, end)))) continue
      weight = own
      end = j
      if (cores && weight <= squared[at]!) break
    }
    const farthest = Math.max(squared[past - 1]!, cores ? cores[i]! : 0)
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
}
