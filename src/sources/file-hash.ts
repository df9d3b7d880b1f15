import { createHash } from 'node:crypto'
import { readChunks } from './read-chunks.ts'

/** SHA-256 of a file's bytes, as hexadecimal digits. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(path, signal)) hash.update(chunk)
  return hash.digest('hex')
}
