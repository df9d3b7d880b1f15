/** What a kernel exports beside its functions. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** As much of WebAssembly as is needed: neither ECMAScript's types nor those of Node hold it. */
interface Platform {
  readonly WebAssembly?: {
    validate(bytes: Uint8Array): boolean
    readonly Module: new (bytes: Uint8Array) => object
    readonly Instance: new (module: object) => { readonly exports: unknown }
  }
}

/**
 * The exports of a compiled kernel. undefined where the platform has no WebAssembly or none with SIMD (browsers before
 * 2021 to 2023), or where a page's policy forbids it.
 */
export function instantiate<Exports>(base64: string): Exports | undefined {
  const { WebAssembly } = globalThis as Platform
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  if (WebAssembly === undefined || !WebAssembly.validate(bytes)) return undefined
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports
  } catch {
    return undefined
  }
}
