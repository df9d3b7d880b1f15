import { instantiate, type WasmMemory } from './instantiate.ts'
import { BLOCK, LANES, type PointLoops, plainLoops } from './point-loops.ts'
import { pointLoopsBytes } from './point-loops-bytes.ts'

/** What a room is for. */
export interface RoomPlan {
  readonly n: number
  readonly d: number
  /** Most centres. */
  readonly maxK: number
  /** Rooms for the distances of all points. */
  readonly distances: number
}

/** Points with weights, laid out for `PointLoops`. Fill in points and weights, and close it when done. */
export interface PointRoom {
  readonly d: number
  /** The points, and points of weight 0 that make their number a multiple of LANES. */
  readonly size: number
  /** Coordinate c of point i at c * size + i. */
  readonly points: Float64Array
  readonly weights: Float64Array
  readonly distances: readonly DistanceRoom[]
  /** Distances number `after`: those number `before`, or to `point` where that is nearer. */
  bringNearer(point: number, before: number, after: number): void
  /** Weights (k), weighted sums (k × d) and inertia of the shares of k centres; the next call overwrites them. */
  shareOut(centers: Float64Array, k: number): Float64Array
  /** Gives the memory to the next room. */
  close(): void
}

/** Squared distances of all points, and their weighted sums over every BLOCK points. */
export interface DistanceRoom {
  readonly squared: Float64Array
  readonly blocks: Float64Array
}

/** A room of zeros: two points at a time where the platform has SIMD and enough of its memory, and the same bits elsewhere. */
export function openRoom(plan: RoomPlan): PointRoom {
  const kernel = takeKernel(bytesOf(plan))
  if (kernel === undefined) return openPlainRoom(plan)
  const { buffer } = kernel.memory
  return layOut(plan, new Float64Array(buffer, 0, bytesOf(plan) / 8).fill(0), kernel, () => {
    if (buffer.byteLength <= KEPT_BYTES) spare.push(kernel)
  })
}

/** `openRoom` without WebAssembly. */
export function openPlainRoom(plan: RoomPlan): PointRoom {
  const memory = new Float64Array(bytesOf(plan) / 8)
  return layOut(plan, memory, plainLoops(memory), () => {})
}

/** What assembly/point-loops.ts exports. */
interface Kernel extends PointLoops {
  readonly memory: WasmMemory
}

/** Larger memory is left to the garbage collector, because memory of WebAssembly never shrinks. */
const KEPT_BYTES = 1 << 25
const PAGE = 65_536

/** The kernels of closed rooms, per thread. */
const spare: Kernel[] = []

/** A kernel with so much memory, if there can be one. */
function takeKernel(bytes: number): Kernel | undefined {
  const kernel = spare.pop() ?? instantiate<Kernel>(pointLoopsBytes)
  if (kernel === undefined) return undefined
  const missing = bytes - kernel.memory.buffer.byteLength
  try {
    if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE))
    return kernel
  } catch {
    return undefined
  }
}

function sizeOf(n: number): number {
  return Math.ceil(n / LANES) * LANES
}

function bytesOf({ n, d, maxK, distances }: RoomPlan): number {
  const size = sizeOf(n)
  return 8 * (size * (d + 1) + distances * (size + Math.ceil(size / BLOCK)) + maxK * (2 * d + 1) + 1)
}

function layOut(
  { n, d, maxK, distances: count }: RoomPlan,
  memory: Float64Array,
  loops: PointLoops,
  close: () => void,
): PointRoom {
  const size = sizeOf(n)
  let next = 0
  const take = (floats: number): Float64Array => {
    next += floats
    return memory.subarray(next - floats, next)
  }
  const points = take(d * size)
  const weights = take(size)
  const distances = Array.from({ length: count }, () => ({
    squared: take(size),
    blocks: take(Math.ceil(size / BLOCK)),
  }))
  const centers = take(maxK * d)
  const shares = take(maxK * (d + 1) + 1)
  const first = points.byteOffset
  return {
    d,
    size,
    points,
    weights,
    distances,
    close,
    bringNearer(point, before, after) {
      const from = distances[before]!.squared.byteOffset
      const { squared, blocks } = distances[after]!
      const to = squared.byteOffset
      loops.bringNearer(d, first, 8 * size, weights.byteOffset, 8 * point, from, to, blocks.byteOffset)
    },
    shareOut(theCenters, k) {
      centers.set(theCenters.subarray(0, k * d))
      shares.fill(0)
      loops.shareOut(d, k, first, 8 * size, weights.byteOffset, centers.byteOffset, shares.byteOffset)
      return shares
    },
  }
}
