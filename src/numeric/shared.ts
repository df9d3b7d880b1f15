/**
 * Memory that several threads see at once, so that a task in another thread gets an array without copying it. Where the
 * platform has none (a page that is not cross-origin isolated), it is ordinary memory, which is copied on the way.
 */
function memory(bytes: number): ArrayBuffer {
  return (
    typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)
  ) as ArrayBuffer
}

/** n zeros in shared memory. */
export function sharedFloats(n: number): Float64Array {
  return new Float64Array(memory(8 * n))
}

/** n zeros in shared memory. */
export function sharedInts(n: number): Int32Array {
  return new Int32Array(memory(4 * n))
}

/** n zeros in shared memory. */
export function sharedCounts(n: number): Uint32Array {
  return new Uint32Array(memory(4 * n))
}

/** The same numbers in shared memory: the array itself where it is there already. */
export function toSharedFloats(values: Float64Array): Float64Array {
  if (typeof SharedArrayBuffer === 'undefined' || (values.buffer as unknown) instanceof SharedArrayBuffer) return values
  const shared = sharedFloats(values.length)
  shared.set(values)
  return shared
}
