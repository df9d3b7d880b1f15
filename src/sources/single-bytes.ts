import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'

const SINGLE_BYTES = /^(windows-(125\d|874)|iso-8859-\d+(-[ei])?|macintosh|x-mac-cyrillic|koi8-[ru]|ibm866)$/

/** Whether an encoding, by its WHATWG name, has one byte for each character and ASCII in its first half. */
export function isSingleByte(encoding: string): boolean {
  return SINGLE_BYTES.test(encoding)
}

const BLOCK = 16 * 1024
/** Of a character of one byte, in UTF-8. */
const LONGEST = 3

/** Text of such an encoding in UTF-8. Blocks that are ASCII, of which most texts are made, stay as they are. */
export async function* singleBytesToUtf8(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  // Without `stream`, Node 20 decodes Windows-1252 as if it were Latin-1, and euro signs are lost.
  const characters = Array.from({ length: 256 }, (_, byte) =>
    Buffer.from(new TextDecoder(encoding).decode(Uint8Array.of(byte), { stream: true })),
  )
  for await (const chunk of bytes) {
    if (isAscii(chunk)) {
      yield chunk
      continue
    }
    const out = Buffer.allocUnsafe(chunk.length * LONGEST)
    let end = 0
    for (let from = 0; from < chunk.length; from += BLOCK) {
      const block = chunk.subarray(from, from + BLOCK)
      if (isAscii(block)) end += block.copy(out, end)
      else {
        for (const byte of block) {
          if (byte < 0x80) out[end++] = byte
          else for (const part of characters[byte]!) out[end++] = part
        }
      }
    }
    yield out.subarray(0, end)
  }
}
