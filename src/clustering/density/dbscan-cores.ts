import type { Task } from '../../base/threads.ts'
import {
  squaredAcrossBox,
  squaredAcrossBoxes,
  squaredBetweenBoxes,
  squaredDistance,
  squaredToBox,
} from '../../neighbors/squared-distances.ts'
import { CellNeighbors, type DbscanPart, type DbscanSearch, TIGHT } from './dbscan-search.ts'

/** First pass: marks the points with enough weight within reach, their own included. */
export const findCores: Task<DbscanPart, void> = {
  module: import.meta.url,
  name: 'findCores',
  run({ search, from, to }) {
    const counter = new WeightCounter(search)
    for (let at = from; at < to; at++) counter.markCell(search.cells[at]!)
  },
}

class WeightCounter {
  private readonly search: DbscanSearch
  /** Leaves and tight cells that lie partly within reach of the cell. */
  private readonly partly: CellNeighbors
  private readonly stack: Int32Array

  constructor(search: DbscanSearch) {
    this.search = search
    this.partly = new CellNeighbors(search)
    this.stack = new Int32Array(search.tree.depth + 2)
  }

  markCell(cell: number): void {
    const { tree, isCore, minSamples } = this.search
    const { start, end } = tree
    const sure = this.lookAround(cell)
    if (sure >= minSamples) isCore.fill(1, start[cell]!, end[cell]!)
    else for (let i = start[cell]!; i < end[cell]!; i++) if (this.isEnough(i, sure)) isCore[i] = 1
  }

  /** The weight that is within reach of every point of the cell; ends early when that is enough. */
  private lookAround(cell: number): number {
    const { tree, kinds, nodeWeights, reach, minSamples } = this.search
    const { left, boxes, d } = tree
    const { stack, partly } = this
    partly.count = 0
    let sure = kinds[cell] === TIGHT ? nodeWeights[cell]! : 0
    if (sure >= minSamples) return sure
    let top = 0
    stack[0] = 0
    while (top >= 0) {
      const node = stack[top--]!
      if (node === cell && kinds[cell] === TIGHT) continue
      if (squaredBetweenBoxes(boxes, cell * 2 * d, boxes, node * 2 * d, d) > reach) continue
      if (kinds[node] === 0) {
        stack[++top] = left[node]! + 1
        stack[++top] = left[node]!
      } else if (squaredAcrossBoxes(boxes, cell * 2 * d, boxes, node * 2 * d, d) <= reach) {
        sure += nodeWeights[node]!
        if (sure >= minSamples) return sure
      } else partly.add(node)
    }
    return sure
  }

  private isEnough(i: number, sure: number): boolean {
    const { tree, weights, nodeWeights, reach, minSamples } = this.search
    const { points, boxes, start, end, d } = tree
    const { cells, count } = this.partly
    let sum = sure
    for (let at = 0; at < count; at++) {
      const other = cells[at]!
      if (squaredToBox(points, i * d, boxes, other * 2 * d, d) > reach) continue
      if (squaredAcrossBox(points, i * d, boxes, other * 2 * d, d) <= reach) sum += nodeWeights[other]!
      else {
        for (let j = start[other]!; j < end[other]!; j++) {
          if (squaredDistance(points, i * d, points, j * d, d) <= reach) sum += weights[j]!
        }
      }
      if (sum >= minSamples) return true
    }
    return false
  }
}
