import { open } from 'node:fs/promises'
import { splitRecords } from './csv-dialect.ts'

const TAIL_BYTES = 16 * 1024

/** The end of a text; `from` is where it begins. */
export interface TextTail {
  readonly bytes: Buffer
  readonly from: number
}

/** The end of an uncompressed file. */
export async function readTail(path: string): Promise<TextTail> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const from = Math.max(0, size - TAIL_BYTES)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
    return { bytes: buffer.subarray(0, bytesRead), from }
  } finally {
    await handle.close()
  }
}

/** Passes bytes on and calls `found` with the last of them when all have passed. */
export async function* watchTail(
  bytes: AsyncIterable<Buffer>,
  found: (tail: TextTail) => void,
): AsyncGenerator<Buffer> {
  const kept: Buffer[] = []
  let [length, held] = [0, 0]
  for await (const chunk of bytes) {
    length += chunk.length
    held += chunk.length
    kept.push(chunk)
    while (held - kept[0]!.length >= TAIL_BYTES) held -= kept.shift()!.length
    yield chunk
  }
  const tail = Buffer.concat(kept).subarray(-TAIL_BYTES)
  found({ bytes: tail, from: length - tail.length })
}

/** The records in the tail of a text, as cells; the last one last. */
export function lastRecords({ bytes, from }: TextTail, delimiter: string): string[][] {
  const text = bytes.toString('utf8')
  return splitRecords(from === 0 ? text : text.replace(/^[^\r\n]*/, ''), delimiter, Number.POSITIVE_INFINITY)
}
