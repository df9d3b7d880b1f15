/**
 * Memory that several threads see at once, so that a task in another thread gets an array without copying it. Where the
 * platform has none (a page that is not cross-origin isolated), it is ordinary memory, which is copied on the way.
 */
function memory(bytes: number): ArrayBuffer {
  return (hasShared() ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)) as ArrayBuffer
}

function hasShared(): boolean {
  return typeof SharedArrayBuffer !== 'undefined'
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

/** n zero bytes in shared memory. */
export function sharedBytes(n: number): Uint8Array {
  return new Uint8Array(memory(n))
}

/** The same numbers in shared memory: the array itself where it is there already. */
export function toSharedFloats(values: Float64Array | readonly number[]): Float64Array {
  if (isShared(values)) return values
  const shared = sharedFloats(values.length)
  shared.set(values)
  return shared
}

/** The same whole numbers in shared memory: the array itself where it is there already. */
export function toSharedInts(values: Int32Array | readonly number[]): Int32Array {
  if (isShared(values)) return values
  const shared = sharedInts(values.length)
  shared.set(values)
  return shared
}

function isShared<Values extends Float64Array | Int32Array>(values: Values | readonly number[]): values is Values {
  return hasShared() && 'buffer' in values && (values.buffer as unknown) instanceof SharedArrayBuffer
}
