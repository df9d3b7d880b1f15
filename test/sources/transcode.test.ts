import { readFileSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { transcodeToUtf8 } from '../../src/sources/transcode.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

async function transcoded(bytes: Buffer, encoding: string, size: number): Promise<string> {
  const path = folder.path('text.utf8')
  async function* inPieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  await transcodeToUtf8(inPieces(), encoding, path)
  return readFileSync(path, 'utf8')
}

/** What the platform's decoder makes of it; without `stream`, Node 20 takes Windows-1252 for Latin-1. */
function decoded(bytes: Buffer, encoding: string): string {
  const decoder = new TextDecoder(encoding)
  return decoder.decode(bytes, { stream: true }) + decoder.decode()
}

describe('transcodeToUtf8', () => {
  const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  const plain = Buffer.from('plain text, '.repeat(3000))

  it.each(['latin1', 'windows-1250', 'windows-1251', 'macintosh', 'iso-8859-15', 'koi8-r', 'windows-874'])(
    'writes every byte of %s as a decoder does, among plain ones and in pieces',
    async (encoding) => {
      const text = Buffer.concat([plain, everyByte, plain, everyByte])
      const expected = decoded(text, encoding)
      expect(await transcoded(text, encoding, 1 << 20)).toBe(expected)
      expect(await transcoded(text, encoding, 1000)).toBe(expected)
    },
  )

  it('knows the euro sign of Windows-1252', async () => {
    expect(await transcoded(Buffer.from([0x80, 0x35]), 'cp1252', 10)).toBe('€5')
  })

  it.each([
    ['a mark, letters and a character of four bytes', '\ufeffOrt;Köln 😀;5 €\n'],
    ['halves of characters', 'a\ud83d b\ude00 c \ud83d'],
    ['a mark within', 'a\ufeffb'],
  ])('writes UTF-16 with %s as a decoder does, in pieces of any size', async (_, text) => {
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const size of [1, 2, 3, 5, 1000]) {
      expect(await transcoded(little, 'utf-16le', size)).toBe(decoded(little, 'utf-16le'))
      expect(await transcoded(big, 'utf-16be', size)).toBe(decoded(big, 'utf-16be'))
    }
    const cut = little.subarray(0, -1)
    expect(await transcoded(cut, 'utf-16le', 3)).toMatch(/\ufffd$/)
  })

  it('refuses an encoding that is not known', async () => {
    await expect(transcoded(plain, 'klingon', 10)).rejects.toThrow(OptionError)
  })
})
