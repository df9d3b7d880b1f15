/** What a kernel exports beside its functions, or is given. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** As much of WebAssembly as is needed: neither ECMAScript's types nor those of Node hold it. */
export interface Platform {
  readonly WebAssembly?: {
    validate(bytes: Uint8Array): boolean
    readonly Module: new (bytes: Uint8Array) => object
    readonly Instance: new (module: object, imports?: object) => { readonly exports: unknown }
    readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => WasmMemory
  }
}

/**
 * The exports of a compiled kernel. undefined where the platform has no WebAssembly or none with SIMD (browsers before
 * 2021 to 2023), or where a page's policy forbids it.
 *
 * @param memory for kernels that work in memory that is borrowed (`borrowMemory`).
 */
export function instantiate<Exports>(base64: string, memory?: WasmMemory): Exports | undefined {
  const { WebAssembly } = globalThis as Platform
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  if (WebAssembly === undefined || !WebAssembly.validate(bytes)) return undefined
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports as Exports
  } catch {
    return undefined
  }
}
