import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { SourceError } from '../base/errors.ts'
import type { SourceFile } from './source-file.ts'

const HEAD_BYTES = 256 * 1024

/** The first bytes of the text at `path`, which is the file itself or a copy of it, unpacked where it is compressed. */
export async function readHead(file: SourceFile, path: string, compressed: boolean): Promise<Buffer> {
  const raw = createReadStream(path)
  const stream = compressed ? raw.pipe(createGunzip()) : raw
  const failed = new Promise<never>((_, reject) => {
    raw.on('error', reject)
    stream.on('error', reject)
  })
  const collected = (async () => {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length >= HEAD_BYTES) break
    }
    return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
  })()
  try {
    return await Promise.race([collected, failed])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SourceError(`${file.path} cannot be read (${reason}); check that it is complete and may be read`)
  } finally {
    raw.destroy()
  }
}

/** The name of a two-byte encoding that a byte order mark announces. */
export function announcedEncoding(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}
