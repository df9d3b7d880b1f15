import type { UniquePoints } from '../../neighbors/unique-points.ts'
import { rowOrder } from '../../numeric/row-order.ts'
import type { SpanningTree } from '../agglomerative/spanning-tree.ts'
import { UnionFind } from '../union-find.ts'

/**
 * Components by rising distance. Nodes 0..n-1 are the distinct points, later ones are made where components meet; all
 * that meet at one distance meet in one node, so that the nodes do not depend on which spanning tree was found.
 */
export interface MergeLevels {
  readonly root: number
  /** Distance at which a node came to be; of a point, its core distance: below it, its equal rows are apart. */
  readonly heights: Float64Array
  /** Rows in each node. */
  readonly sizes: Int32Array
  /** First child of a node and next child of the same parent; -1 where there is none. */
  readonly firstChild: Int32Array
  readonly nextChild: Int32Array
}

/** @param cores squared core distances of the points. */
export function mergeLevels({ tree, weights }: UniquePoints, edges: SpanningTree, cores: Float64Array): MergeLevels {
  const { n } = tree
  const builder = new LevelBuilder(n)
  for (let u = 0; u < n; u++) {
    builder.sizes[u] = weights[u]!
    builder.heights[u] = Math.sqrt(cores[u]!)
  }
  for (const e of rowOrder({ data: edges.squared, n: edges.squared.length, d: 1 })) {
    builder.join(edges.ends[2 * e]!, edges.ends[2 * e + 1]!, Math.sqrt(edges.squared[e]!))
  }
  return builder.finish()
}

class LevelBuilder {
  readonly heights: Float64Array
  readonly sizes: Int32Array
  private readonly firstChild: Int32Array
  private readonly lastChild: Int32Array
  private readonly nextChild: Int32Array
  private readonly n: number
  private readonly sets: UnionFind
  /** The node that a set of points is now. */
  private readonly nodes: Int32Array
  private count: number

  constructor(n: number) {
    this.n = n
    this.count = n
    this.sets = new UnionFind(n)
    this.nodes = Int32Array.from({ length: n }, (_, u) => u)
    this.heights = new Float64Array(2 * n - 1)
    this.sizes = new Int32Array(2 * n - 1)
    this.firstChild = new Int32Array(2 * n - 1).fill(-1)
    this.lastChild = new Int32Array(2 * n - 1).fill(-1)
    this.nextChild = new Int32Array(2 * n - 1).fill(-1)
  }

  join(u: number, v: number, height: number): void {
    const [setA, setB] = [this.sets.find(u), this.sets.find(v)]
    const [a, b] = [this.nodes[setA]!, this.nodes[setB]!]
    this.sets.join(setA, setB)
    const set = this.sets.find(setA)
    if (this.isOfLevel(a, height)) this.nodes[set] = this.isOfLevel(b, height) ? this.unite(a, b) : this.append(a, b)
    else if (this.isOfLevel(b, height)) this.nodes[set] = this.append(b, a)
    else {
      const node = this.count++
      this.heights[node] = height
      this.append(node, a)
      this.nodes[set] = this.append(node, b)
    }
  }

  finish(): MergeLevels {
    const { heights, sizes, firstChild, nextChild } = this
    return { root: this.nodes[this.sets.find(0)]!, heights, sizes, firstChild, nextChild }
  }

  private isOfLevel(node: number, height: number): boolean {
    return node >= this.n && this.heights[node] === height
  }

  private append(node: number, child: number): number {
    if (this.firstChild[node]! < 0) this.firstChild[node] = child
    else this.nextChild[this.lastChild[node]!] = child
    this.lastChild[node] = child
    this.sizes[node]! += this.sizes[child]!
    return node
  }

  /** Two nodes of one level become one; the second is used no more. */
  private unite(a: number, b: number): number {
    this.nextChild[this.lastChild[a]!] = this.firstChild[b]!
    this.lastChild[a] = this.lastChild[b]!
    this.sizes[a]! += this.sizes[b]!
    return a
  }
}
