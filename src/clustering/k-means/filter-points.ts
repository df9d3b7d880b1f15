import type { BoxTree } from '../../neighbors/box-tree.ts'
import { filterWith, type SharePoints } from './filtering.ts'
import { filterInSpace } from './filtering-in-space.ts'
import type { NodeMasses } from './node-masses.ts'

/** The assignment step for a tree: `filterWith`, by its faster twin where there are three columns. */
export function filterPoints(tree: BoxTree, masses: NodeMasses, maxK: number): SharePoints {
  return tree.d === 3 ? filterInSpace(tree, masses, maxK) : filterWith(tree, masses, maxK)
}
