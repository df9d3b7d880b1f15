import { sharedFloats, sharedInts } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'
import { splitValue, widestSide } from './grow-boxes.ts'
import { layGrid, type SplitGrid } from './split-grid.ts'

/** What a row needs on its way down a tree. */
export interface Signs {
  /** Rows whose coordinate `side[node]` is below `value[node]` go to the first child. */
  readonly side: Int32Array
  readonly value: Float64Array
  readonly left: Int32Array
  readonly grid: SplitGrid
  /** How far down all rows of a cell of the grid go together. */
  readonly nodeOfCell: Int32Array
}

/**
 * The splits of a tree that `growBoxes` made, and a short cut: no processor foresees which way a row goes, and looking up its
 * cell saves most of these turns. With it 1,000,000 rows in three columns take 40 ms down a tree of 8,000 nodes, without it 110.
 */
export function signsOf(tree: BoxTree): Signs {
  const { nodeCount, d, left, boxes } = tree
  const side = sharedInts(nodeCount)
  const value = sharedFloats(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const box = node * 2 * d
    const widest = widestSide(boxes, box, d)
    side[node] = widest
    value[node] = splitValue(boxes[box + widest]!, boxes[box + d + widest]!)
  }
  const grid = layGrid(tree, side, value)
  return { side, value, left, grid, nodeOfCell: nodesOfCells(tree, side, value, grid) }
}

function nodesOfCells(
  { nodeCount, d, left }: BoxTree,
  side: Int32Array,
  value: Float64Array,
  { cuts, first }: SplitGrid,
): Int32Array {
  // Steps between cuts count in twos, so that a split at a cut has a number between those of its neighbours.
  const splitAt = new Int32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const begin = first[side[node]!]!
    let place = begin
    while (cuts[place]! < value[node]!) place++
    splitAt[node] = 2 * (place - begin) + (cuts[place] === value[node] ? 1 : 0)
  }
  let cells = 1
  for (let c = 0; c < d; c++) cells *= first[c + 1]! - first[c]!
  const steps = new Int32Array(d)
  const nodeOfCell = sharedInts(cells)
  for (let cell = 0; cell < cells; cell++) {
    for (let c = d - 1, rest = cell; c >= 0; c--) {
      const size = first[c + 1]! - first[c]!
      steps[c] = 2 * (rest % size)
      rest = Math.floor(rest / size)
    }
    let node = 0
    while (left[node]! >= 0 && steps[side[node]!] !== splitAt[node]) {
      node = left[node]! + (steps[side[node]!]! > splitAt[node]! ? 1 : 0)
    }
    nodeOfCell[cell] = node
  }
  return nodeOfCell
}
