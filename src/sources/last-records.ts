import { open } from 'node:fs/promises'
import { splitRecords } from './csv-dialect.ts'

const TAIL_BYTES = 16 * 1024

/** The last records of an uncompressed text, as cells; the last one last. */
export async function lastRecords(path: string, delimiter: string): Promise<string[][]> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const from = Math.max(0, size - TAIL_BYTES)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
    const text = buffer.subarray(0, bytesRead).toString('utf8')
    return splitRecords(from === 0 ? text : text.replace(/^[^\r\n]*/, ''), delimiter, Number.POSITIVE_INFINITY)
  } finally {
    await handle.close()
  }
}
