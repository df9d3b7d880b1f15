import type { MovingTree } from '../../neighbors/moving-tree.ts'
import { columnLength, packColumns } from '../../neighbors/pack-columns.ts'
import { borrowMemory, giveBackMemory } from '../../simd/borrow-memory.ts'
import { instantiate, type WasmMemory } from '../../simd/instantiate.ts'
import { nearestClusterBytes } from '../../simd/nearest-cluster-bytes.ts'

/** What assembly/nearest-cluster.ts exports. */
interface Kernel {
  setClusters(
    d: number,
    stride: number,
    columns: number,
    weights: number,
    ids: number,
    boxes: number,
    left: number,
    start: number,
    end: number,
    stack: number,
  ): void
  /** The nearest of the cluster in this slot; its cost is left at the beginning of the stack. */
  findNearest(slot: number): number
}

/** Where the parts of a tree of clusters lie in the memory of the kernel, in bytes. */
export interface PackedClusters {
  readonly memory: WasmMemory
  readonly n: number
  readonly d: number
  /** From one column of centroids to the next. */
  readonly stride: number
  readonly columns: number
  readonly weights: number
  readonly ids: number
  /** For each pair of children two lower and two upper ends a column, then the two least weights. */
  readonly boxes: number
  readonly left: number
  readonly start: number
  readonly end: number
  /** For each chunk of a search a stack. */
  readonly stacks: number
}

/** Levels that a stack has room for. */
const LEVELS = 128
const STACK_SIZE = 16 * (LEVELS + 4)

/** Room for n clusters and searches in so many chunks; undefined where the platform has no WebAssembly
 * with SIMD. Its memory is to be given back. */
export function roomForClusters(n: number, d: number, chunks: number): PackedClusters | undefined {
  let bytes = 0
  const take = (size: number): number => {
    bytes += 16 * Math.ceil(size / 16)
    return bytes - 16 * Math.ceil(size / 16)
  }
  const stride = 8 * columnLength(n)
  const places = {
    ...{ n, d, stride },
    columns: take(stride * d),
    weights: take(stride),
    ids: take(stride),
    boxes: take(n * (32 * d + 16)),
    left: take(4 * (2 * n + 1)),
    start: take(4 * (2 * n + 1)),
    end: take(4 * (2 * n + 1)),
    stacks: take(STACK_SIZE * chunks),
  }
  const memory = borrowMemory(bytes)
  if (memory === undefined) return undefined
  if (instantiate<Kernel>(nearestClusterBytes, memory) !== undefined) return { ...places, memory }
  giveBackMemory(memory)
  return undefined
}

/** Writes the tree as it is now into the room; false where it has too many levels. */
export function packClusters(room: PackedClusters, tree: MovingTree): boolean {
  const { slots, nodeCount, d, boxes } = tree
  if (tree.depth > LEVELS) return false
  const { buffer } = room.memory
  const rows = room.stride / 8
  packColumns(tree.points, slots, d, new Float64Array(buffer, room.columns, rows * d), rows)
  new Float64Array(buffer, room.weights, slots).set(tree.values.subarray(0, slots))
  new Int32Array(buffer, room.ids, slots).set(tree.ids.subarray(0, slots))
  const pairs = new Float64Array(buffer, room.boxes, ((nodeCount - 1) / 2) * (4 * d + 2))
  for (let node = 1; node < nodeCount; node++) {
    const box = node * (2 * d + 1)
    const to = ((node - 1) >> 1) * (4 * d + 2) + ((node - 1) & 1)
    for (let c = 0; c < d; c++) {
      pairs[to + 4 * c] = boxes[box + c]!
      pairs[to + 4 * c + 2] = boxes[box + d + c]!
    }
    pairs[to + 4 * d] = boxes[box + 2 * d]!
  }
  new Int32Array(buffer, room.left, nodeCount).set(tree.left.subarray(0, nodeCount))
  new Int32Array(buffer, room.start, nodeCount).set(tree.start.subarray(0, nodeCount))
  new Int32Array(buffer, room.end, nodeCount).set(tree.end.subarray(0, nodeCount))
  return true
}

/** Finds, for the slot of a packed cluster, its nearest and what merging with that costs. */
export interface PackedSearch {
  readonly find: (slot: number) => number
  /** Of the last slot, at [0]. */
  readonly cost: Float64Array
}

/** @param chunk no two searches at a time may have the same. */
export function searchPacked(room: PackedClusters, chunk: number): PackedSearch {
  const kernel = instantiate<Kernel>(nearestClusterBytes, room.memory)!
  const { d, stride, columns, weights, ids, boxes, left, start, end } = room
  const stack = room.stacks + chunk * STACK_SIZE
  kernel.setClusters(d, stride, columns, weights, ids, boxes, left, start, end, stack)
  return { find: kernel.findNearest, cost: new Float64Array(room.memory.buffer, stack, 1) }
}
