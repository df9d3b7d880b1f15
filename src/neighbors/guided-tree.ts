import type { MapOptions, Threads } from '../base/threads.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { sharedCounts, sharedFloats, sharedInts, toSharedFloats } from '../numeric/shared.ts'
import type { BoxTree } from './box-tree.ts'
import type { Boxes } from './grow-boxes.ts'
import { countTask, fillTask, type Way } from './guide-rows.ts'
import { joinBoxes } from './join-boxes.ts'
import { leavesInOrder } from './leaves-in-order.ts'
import { type Leaves, measureTask } from './measure-leaves.ts'
import { runsOfLeaves } from './runs-of-leaves.ts'
import { signsOf } from './signs.ts'

/** Most points of a leaf whose points are not all equal. Few have as many, where the guide is a tree over a fair sample. */
const LEAF_SIZE = 400

/** Rows that one task takes to their leaves, and points whose leaves one task measures. */
const PART_SIZE = 65_536

/**
 * A tree over many rows, by several threads, that splits where `guide` does: a tree over some of these rows. Each row goes
 * down the guide to its leaf, and the rows are written leaf by leaf. Boxes are measured anew, and leaves that get too many
 * rows are split as `buildBoxTree` splits. The same tree for any number of threads, in shared memory.
 */
export async function buildGuidedTree(
  threads: Threads,
  x: Matrix,
  guide: BoxTree,
  following: MapOptions = {},
): Promise<BoxTree> {
  const { n, d } = x
  const points = sharedFloats(n * d)
  const order = sharedCounts(n)
  const ways = waysDown(x, guide)
  await threads.map(countTask, ways, following)
  const leaves = leavesInOrder(guide)
  const nodes = turnIntoPlaces(guide, leaves, ways)
  const fillings = ways.map((way) => ({ ...way, points, order }))
  await threads.map(fillTask, fillings, following)
  const patches = runsOfLeaves(leaves, nodes, PART_SIZE).map(
    (run): Leaves => ({ ...nodes, points, order, d, leaves: run, leafSize: LEAF_SIZE }),
  )
  const shoots = (await threads.map(measureTask, patches, following)).flat()
  uniteBoxes(nodes, d)
  const open = shoots.map(({ leaf }) => leaf)
  const parts = shoots.map(({ boxes }) => boxes)
  return { n, d, points, order, ...joinBoxes(nodes, d, open, parts) }
}

function waysDown({ data, n, d }: Matrix, guide: BoxTree): Way[] {
  const shared = toSharedFloats(data)
  const signs = signsOf(guide)
  const leafOf = sharedInts(n)
  const ways: Way[] = []
  for (let from = 0; from < n; from += PART_SIZE) {
    const places = sharedInts(guide.nodeCount)
    ways.push({ data: shared, d, from, to: Math.min(from + PART_SIZE, n), signs, leafOf, places })
  }
  return ways
}

/** Turns counts into places: one leaf after the other, and in each leaf the ways in turn. Boxes stay to be measured. */
function turnIntoPlaces({ nodeCount: count, left, d }: BoxTree, leaves: Int32Array, ways: readonly Way[]): Boxes {
  const start = sharedInts(count)
  const end = sharedInts(count)
  const level = new Int32Array(count)
  let next = 0
  for (const leaf of leaves) {
    start[leaf] = next
    for (const { places } of ways) {
      const rows = places[leaf]!
      places[leaf] = next
      next += rows
    }
    end[leaf] = next
  }
  for (let node = count - 1; node >= 0; node--) {
    const child = left[node]!
    if (child < 0) continue
    start[node] = start[child]!
    end[node] = end[child + 1]!
  }
  for (let node = 0; node < count; node++) {
    const child = left[node]!
    if (child >= 0) level[child] = level[child + 1] = level[node]! + 1
  }
  return { count, start, end, left, level, boxes: sharedFloats(count * 2 * d) }
}

/** A parent's box is tight around the tight boxes of its children. */
function uniteBoxes({ count, left, boxes }: Boxes, d: number): void {
  for (let node = count - 1; node >= 0; node--) {
    if (left[node]! < 0) continue
    const a = left[node]! * 2 * d
    const b = a + 2 * d
    for (let c = 0; c < d; c++) {
      boxes[node * 2 * d + c] = Math.min(boxes[a + c]!, boxes[b + c]!)
      boxes[node * 2 * d + d + c] = Math.max(boxes[a + d + c]!, boxes[b + d + c]!)
    }
  }
}
