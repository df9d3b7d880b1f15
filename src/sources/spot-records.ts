import { open } from 'node:fs/promises'
import { splitRecords } from './csv-dialect.ts'

const SPOT_BYTES = 8 * 1024

/**
 * Records from places all over an uncompressed text, as cells. A place may lie within quotes, so that what is found
 * there may be no record: it is a hint and no proof.
 */
export async function spotRecords(path: string, delimiter: string, places: number): Promise<string[][]> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const records: string[][] = []
    for (let place = 1; place <= places; place++) {
      const from = Math.floor((Math.max(0, size - SPOT_BYTES) * place) / places)
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SPOT_BYTES), 0, SPOT_BYTES, from)
      // The first line and the last may be cut off.
      const found = splitRecords(buffer.toString('utf8', 0, bytesRead), delimiter, Number.POSITIVE_INFINITY)
      records.push(...found.slice(1, -1))
    }
    return records
  } finally {
    await handle.close()
  }
}
