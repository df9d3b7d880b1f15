import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import type { Boxes } from './grow-boxes.ts'

/** The nodes of a finished tree, in shared memory; what the arrays mean stands at `BoxTree`. */
export interface TreeNodes {
  readonly nodeCount: number
  readonly depth: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly left: Int32Array
  readonly boxes: Float64Array
}

/**
 * A tree and the parts that grew below its open leaves, one part a leaf. The root of each part is a node of the tree
 * already; its other nodes follow, part after part.
 */
export function joinBoxes(nodes: Boxes, d: number, open: readonly number[], parts: readonly Boxes[]): TreeNodes {
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
  return { nodeCount, depth, start, end, left, boxes }
}
