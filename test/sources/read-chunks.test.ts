import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashFile } from '../../src/sources/file-hash.ts'
import { readChunks } from '../../src/sources/read-chunks.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

async function chunksOf(path: string, signal?: AbortSignal): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of readChunks(path, signal)) chunks.push(Buffer.from(chunk))
  return chunks
}

describe('readChunks', () => {
  it.each([0, 1, 1 << 20, 3_500_000])('gives all %i bytes of a file in order', async (size) => {
    const bytes = randomBytes(size)
    const path = folder.write(`${size}.bin`, bytes)
    expect(Buffer.concat(await chunksOf(path)).equals(bytes)).toBe(true)
    expect(await hashFile(path)).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('ends when the reader leaves early', async () => {
    const path = folder.write('early.bin', Buffer.alloc(5_000_000, 7))
    let chunks = 0
    for await (const chunk of readChunks(path)) {
      expect(chunk[0]).toBe(7)
      if (++chunks === 2) break
    }
    expect(chunks).toBe(2)
  })

  it('ends with the reason of the signal', async () => {
    const path = folder.write('ended.bin', Buffer.alloc(10))
    await expect(chunksOf(path, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })
})
