import type { BoxTree } from '../../neighbors/box-tree.ts'
import { squaredBetweenBoxes } from '../../neighbors/squared-distances.ts'

/** What the three passes of DBSCAN share, in shared memory. */
export interface DbscanSearch {
  readonly tree: BoxTree
  /** Weight of each point and of each node. */
  readonly weights: Float64Array
  readonly nodeWeights: Float64Array
  /** Squared radius; distances up to and including it count. */
  readonly reach: number
  readonly minSamples: number
  /** Nodes that together hold each point once, in the order of the points. */
  readonly cells: Int32Array
  /** For each node: 0 above the cells, 1 a tight cell (all its points within reach of one another), 2 another leaf. */
  readonly kinds: Uint8Array
  /** 1 for each core point: filled by the first pass. */
  readonly isCore: Uint8Array
  /** 1 for each node with a core point. */
  readonly hasCore: Uint8Array
  /** The point that stands for a core point: the first one of a tight cell, otherwise the point itself. */
  readonly standIn: Int32Array
  /** Cluster of each point: of core points before the last pass, of all after it. */
  readonly clusters: Int32Array
}

export const TIGHT = 1
export const LOOSE = 2

/** A run of cells to work through. */
export interface DbscanPart {
  readonly search: DbscanSearch
  readonly from: number
  readonly to: number
}

/** Runs of cells with about `size` points each, whatever the number of threads. */
export function splitCells(search: DbscanSearch, size: number): DbscanPart[] {
  const { tree, cells } = search
  const parts: DbscanPart[] = []
  let from = 0
  for (let to = 1; to <= cells.length; to++) {
    const points = tree.end[cells[to - 1]!]! - tree.start[cells[from]!]!
    if (points < size && to < cells.length) continue
    parts.push({ search, from, to })
    from = to
  }
  return parts
}

/** Finds the cells whose boxes are within reach of a cell's box. */
export class CellNeighbors {
  /** What `find` found: the first `count` entries. */
  cells: Int32Array = new Int32Array(256)
  count = 0
  private readonly search: DbscanSearch
  private readonly stack: Int32Array

  constructor(search: DbscanSearch) {
    this.search = search
    this.stack = new Int32Array(search.tree.depth + 2)
  }

  /** Cells with a core point; only those at or after the point `from` of the tree. */
  find(cell: number, from: number): void {
    const { tree, kinds, hasCore, reach } = this.search
    const { left, boxes, end, d } = tree
    const { stack } = this
    this.count = 0
    let top = 0
    stack[0] = 0
    while (top >= 0) {
      const node = stack[top--]!
      if (hasCore[node] === 0 || end[node]! <= from) continue
      if (squaredBetweenBoxes(boxes, cell * 2 * d, boxes, node * 2 * d, d) > reach) continue
      if (kinds[node] !== 0) this.add(node)
      else {
        stack[++top] = left[node]! + 1
        stack[++top] = left[node]!
      }
    }
  }

  add(cell: number): void {
    if (this.count === this.cells.length) {
      const longer = new Int32Array(2 * this.count)
      longer.set(this.cells)
      this.cells = longer
    }
    this.cells[this.count++] = cell
  }
}
