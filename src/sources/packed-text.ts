import { randomUUID } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

export type Packing = 'gzip' | 'zstd' | undefined

/** How a file is packed, by its first bytes, whatever it is called. */
export function packingOf(path: string): Packing {
  const first = Buffer.alloc(4)
  const handle = openSync(path, 'r')
  try {
    readSync(handle, first, 0, 4, 0)
  } finally {
    closeSync(handle)
  }
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip'
  return first.readUInt32LE(0) === 0xfd2fb528 ? 'zstd' : undefined
}

/**
 * Unpacks a zstd file into the folder. Node reads zstd from 22.15 on; before that the engine does, which takes UTF-8
 * text alone and leaves out blank lines.
 */
export async function unpackZstd(store: Store, path: string, folder: string): Promise<string> {
  const target = join(folder, `${randomUUID()}.unpacked`)
  const { createZstdDecompress } = zlib as typeof zlib & { createZstdDecompress?: () => Transform }
  if (createZstdDecompress) {
    await pipeline(createReadStream(path), createZstdDecompress(), createWriteStream(target))
    return target
  }
  const whole = `delim = '\u0001', quote = '', escape = '', header = false`
  await store.run(`COPY (SELECT line FROM read_csv(${quotePath(path)}, auto_detect = false, columns = {'line': 'VARCHAR'},
    ${whole}, compression = 'zstd', max_line_size = 4194304)) TO ${quoteText(target)} (FORMAT csv, ${whole.replaceAll(' = ', ' ')})`)
  return target
}
