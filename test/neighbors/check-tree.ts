import { expect } from 'vitest'
import type { BoxTree } from '../../src/neighbors/box-tree.ts'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { seededRandom } from '../../src/numeric/random.ts'

/** Whole numbers 0..999, most of them small: many ties, and boxes of very different size. */
export function skewedPoints(n: number, d: number): Matrix {
  const random = seededRandom(n)
  return { data: Float64Array.from({ length: n * d }, () => Math.floor(1000 * random() ** 3)), n, d }
}

/** Every point in one leaf, boxes tight, children beside each other and after their parent, no leaf too large. */
export function checkTree(tree: BoxTree, leafSize: number): void {
  const { n, d, nodeCount, left, start, end, order } = tree
  expect([start[0], end[0]]).toEqual([0, n])
  expect(order.toSorted()).toEqual(Uint32Array.from({ length: n }, (_, i) => i))
  const levels = new Int32Array(nodeCount)
  const wrong: number[] = []
  for (let node = 0; node < nodeCount; node++) {
    const box = boxOf(tree, node)
    if (!box.every((value, at) => value === tree.boxes[node * 2 * d + at])) wrong.push(node)
    const a = left[node]!
    if (a < 0) {
      const isPoint = box.every((value, at) => value === box[at % d])
      if (end[node]! - start[node]! > leafSize && !isPoint) wrong.push(node)
      continue
    }
    levels[a] = levels[a + 1] = levels[node]! + 1
    const halves = [start[a], end[a], start[a + 1], end[a + 1]]
    const isSplit = a > node && halves[0] === start[node] && halves[1] === halves[2] && halves[3] === end[node]
    if (!isSplit || halves[0] === halves[1] || halves[2] === halves[3]) wrong.push(node)
  }
  expect(wrong).toEqual([])
  expect(tree.depth).toBe(Math.max(...levels))
}

function boxOf({ points, d, start, end }: BoxTree, node: number): number[] {
  const box = [...new Array<number>(d).fill(Infinity), ...new Array<number>(d).fill(-Infinity)]
  for (let i = start[node]!; i < end[node]!; i++) {
    for (let c = 0; c < d; c++) {
      box[c] = Math.min(box[c]!, points[i * d + c]!)
      box[d + c] = Math.max(box[d + c]!, points[i * d + c]!)
    }
  }
  return box
}
