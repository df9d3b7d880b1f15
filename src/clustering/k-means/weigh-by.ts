import type { Task, Threads } from '../../base/threads.ts'
import type { BoxTree } from '../../neighbors/box-tree.ts'
import { leavesInOrder } from '../../neighbors/leaves-in-order.ts'
import { runsOfLeaves } from '../../neighbors/runs-of-leaves.ts'
import { toSharedFloats } from '../../numeric/shared.ts'
import { createMasses, joinChildren, type NodeMasses, takeWeights, weighLeaf } from './node-masses.ts'

/** Points whose leaves one task weighs. */
const PART_SIZE = 65_536

interface Part {
  readonly tree: BoxTree
  readonly leaves: Int32Array
  readonly rowWeights: Float64Array | undefined
  readonly masses: NodeMasses
}

/** The masses that `weigh` gives a tree, by several threads. */
export async function weighBy(
  threads: Threads,
  tree: BoxTree,
  rowWeights: Float64Array | undefined,
  signal: AbortSignal | undefined,
): Promise<NodeMasses> {
  const masses = createMasses(tree)
  const common = { tree, masses, rowWeights: rowWeights && toSharedFloats(rowWeights) }
  const runs = runsOfLeaves(leavesInOrder(tree), tree, PART_SIZE)
  const parts = runs.map((leaves): Part => ({ ...common, leaves }))
  await threads.map(weighTask, parts, { signal })
  for (let node = tree.nodeCount - 1; node >= 0; node--) if (tree.left[node]! >= 0) joinChildren(tree, node, masses)
  return masses
}

export const weighTask: Task<Part, void> = {
  module: import.meta.url,
  name: 'weighTask',
  run({ tree, masses, rowWeights, leaves }) {
    const from = tree.start[leaves[0]!]!
    const to = tree.end[leaves.at(-1)!]!
    takeWeights(tree.order, rowWeights, masses.weights, from, to)
    for (const leaf of leaves) weighLeaf(tree, leaf, masses)
  },
}
