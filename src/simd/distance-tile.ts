import { addDistances } from './add-distances.ts'
import { addDistancesBytes } from './add-distances-bytes.ts'
import { instantiate, type WasmMemory } from './instantiate.ts'
import { bytesOfRoom, layOutRoom, type TileRoom } from './tile-room.ts'

/** A block of distances: lay points out in the room, add them up, take the sums out. */
export interface DistanceTile extends TileRoom {
  /**
   * Measures the columns from `first + g * step` (not below 0) up to but not including `size` from the rows of each group
   * g. Adds row weight × distance to `columnSums`, and sets `rowSums` to the sums of column weight × distance. `size`,
   * `first` and `step` must be even.
   */
  add(groups: number, size: number, first: number, step: number): void
}

/**
 * A tile for points of d dimensions: two square roots at a time where the platform has SIMD, and the same bits where it
 * has not. All tiles of a thread lie in the same memory, so that one must be done with before another is asked for.
 */
export function distanceTile(d: number): DistanceTile {
  loaded ??= { kernel: instantiate<Kernel>(addDistancesBytes) }
  return loaded.kernel === undefined ? plainTile(d) : compiledTile(d, loaded.kernel)
}

/** `distanceTile` without WebAssembly, in memory of its own. */
export function plainTile(d: number): DistanceTile {
  const room = layOutRoom(new ArrayBuffer(bytesOfRoom(d)), d)
  return { ...room, add: (groups, size, first, step) => addDistances(room, groups, size, first, step) }
}

/** What assembly/add-distances.ts exports. */
interface Kernel {
  readonly memory: WasmMemory
  addDistances(d: number, groups: number, size: number, first: number, step: number): void
}

/** Once per thread, at the first tile. */
let loaded: { readonly kernel: Kernel | undefined } | undefined

const PAGE = 65_536

function compiledTile(d: number, { memory, addDistances }: Kernel): DistanceTile {
  const missing = bytesOfRoom(d) - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  const room = layOutRoom(memory.buffer, d)
  return { ...room, add: (groups, size, first, step) => addDistances(d, groups, size, first, step) }
}
