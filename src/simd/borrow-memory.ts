import type { Platform, WasmMemory } from './instantiate.ts'

const PAGE = 65_536
/** More is not lent: 1 GiB. */
const MOST_PAGES = 2 ** 14
/** Larger ones are not kept for the next who asks. */
const KEPT_BYTES = 2 ** 24

/**
 * Given back, and not lent again yet. V8 sets aside 10 GB of addresses for each memory and does not hurry to collect it, so that
 * they are used again.
 */
const idle: WasmMemory[] = []

/**
 * Memory of at least so many bytes that every thread and the kernels in it see without a copy; what stands in it is anybody's.
 * undefined where the platform has none, or not so much.
 */
export function borrowMemory(bytes: number): WasmMemory | undefined {
  const { WebAssembly } = globalThis as Platform
  const pages = Math.ceil(bytes / PAGE)
  if (WebAssembly === undefined || pages > MOST_PAGES) return undefined
  try {
    const memory = idle.pop() ?? new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true })
    const missing = pages - memory.buffer.byteLength / PAGE
    if (missing > 0) memory.grow(missing)
    return memory
  } catch {
    return undefined
  }
}

/** Nobody must be at work in it any more. */
export function giveBackMemory(memory: WasmMemory): void {
  if (memory.buffer.byteLength <= KEPT_BYTES) idle.push(memory)
}
