import type { BoxTree } from '../../neighbors/box-tree.ts'
import { openRoom, type PointRoom } from '../../simd/point-room.ts'
import type { SharePoints } from './filtering.ts'
import type { WeightedTree } from './node-masses.ts'

/** From so many columns on boxes cut away little. Measured for k = 3, 5, 8 on 200,000 rows: 1.0, 0.6, 0.6 of filtering's time. */
const FLAT_COLUMNS = 5
/** With one column less it is so below about so many rows: half the time on 4,339, as fast on 200,000. */
const FLAT_ROWS = 100_000

/** Whether comparing all points with all centres is faster than filtering. */
export function isFlat({ n, d }: Pick<BoxTree, 'n' | 'd'>): boolean {
  return d >= FLAT_COLUMNS || (d === FLAT_COLUMNS - 1 && n < FLAT_ROWS)
}

/** The points of a tree and their weights in a room, in the order of the tree. The caller closes it. */
export function openRoomOf({ tree, masses }: WeightedTree, maxK: number, distances: number): PointRoom {
  const { n, d, points } = tree
  const room = openRoom({ n, d, maxK, distances })
  room.weights.set(masses.weights)
  for (let c = 0; c < d; c++) {
    const column = room.points.subarray(c * room.size, (c + 1) * room.size)
    for (let i = 0; i < n; i++) column[i] = points[i * d + c]!
  }
  return room
}

/** One assignment step of Lloyd's algorithm that compares all points with all centres. */
export function shareFlat(room: PointRoom): SharePoints {
  return (centers, k) => {
    const shares = room.shareOut(centers, k)
    const sums = shares.subarray(k, k + k * room.d)
    return { weights: shares.subarray(0, k), sums, inertia: shares[k + k * room.d]! }
  }
}
