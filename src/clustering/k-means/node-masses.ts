import type { BoxTree } from '../../neighbors/box-tree.ts'
import { sharedFloats } from '../../numeric/shared.ts'

/** What every node of a tree weighs. Cheap to refill, so that a bootstrap needs new masses but never a new tree. */
export interface NodeMasses {
  /** Weight of each point, in tree order. */
  readonly weights: Float64Array
  /** d + 2 numbers a node: weight, scatter (sum of w |x - mean|^2), mean. */
  readonly nodes: Float64Array
}

/** A tree and what its points weigh: what a descent needs. */
export interface WeightedTree {
  readonly tree: BoxTree
  readonly masses: NodeMasses
}

/** Room for the masses of a tree, in shared memory. */
export function createMasses(tree: BoxTree): NodeMasses {
  return { weights: sharedFloats(tree.n), nodes: sharedFloats(tree.nodeCount * (tree.d + 2)) }
}

/**
 * Fills the masses from one weight per row (undefined: every row weighs 1), leaves first. Scatter is kept about the
 * mean of the node, never about 0, which would cancel for points far from the origin (Chan, Golub & LeVeque 1983, 2.1).
 */
export function weigh(tree: BoxTree, rowWeights: Float64Array | undefined, masses: NodeMasses): NodeMasses {
  takeWeights(tree.order, rowWeights, masses.weights, 0, tree.n)
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    if (tree.left[node]! < 0) weighLeaf(tree, node, masses)
    else joinChildren(tree, node, masses)
  }
  return masses
}

/** Writes the weights of the points from..to-1, which stand in tree order. */
export function takeWeights(
  order: Uint32Array,
  rowWeights: Float64Array | undefined,
  weights: Float64Array,
  from: number,
  to: number,
): void {
  if (rowWeights === undefined) weights.fill(1, from, to)
  else for (let i = from; i < to; i++) weights[i] = rowWeights[order[i]!]!
}

/** Mean squared distance of the weighted points from their common mean, as the root knows it. */
export function varianceOf({ nodes }: NodeMasses): number {
  return nodes[1]! / nodes[0]!
}

export function weighLeaf(tree: BoxTree, node: number, { weights, nodes }: NodeMasses): void {
  const { points, d } = tree
  const [from, to] = [tree.start[node]!, tree.end[node]!]
  const at = node * (d + 2)
  let total = 0
  for (let i = from; i < to; i++) total += weights[i]!
  let scatter = 0
  for (let c = 0; c < d; c++) {
    let sum = 0
    for (let i = from; i < to; i++) sum += weights[i]! * points[i * d + c]!
    const mean = total > 0 ? sum / total : 0
    for (let i = from; i < to; i++) scatter += weights[i]! * (points[i * d + c]! - mean) ** 2
    nodes[at + 2 + c] = mean
  }
  nodes[at] = total
  nodes[at + 1] = scatter
}

export function joinChildren(tree: BoxTree, node: number, { nodes }: NodeMasses): void {
  const stride = tree.d + 2
  const at = node * stride
  const a = tree.left[node]! * stride
  const b = a + stride
  const total = nodes[a]! + nodes[b]!
  const shareOfB = total > 0 ? nodes[b]! / total : 0
  let scatter = nodes[a + 1]! + nodes[b + 1]!
  for (let c = 2; c < stride; c++) {
    const gap = nodes[b + c]! - nodes[a + c]!
    scatter += nodes[a]! * shareOfB * gap * gap
    nodes[at + c] = nodes[a + c]! + shareOfB * gap
  }
  nodes[at] = total
  nodes[at + 1] = scatter
}
