import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TextDecoder } from 'node:util'
import { OptionError } from '../base/errors.ts'
import { isSingleByte, singleBytesToUtf8 } from './single-bytes.ts'
import { utf16ToUtf8 } from './utf16-bytes.ts'

/** True for the names of UTF-8, which needs no rewriting. */
export function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding.trim())
}

/**
 * Writes text anew as UTF-8, streaming. Encodings go by their WHATWG names (`latin1` and `iso-8859-1` mean
 * Windows-1252 there, which reads every Latin-1 text and the euro sign besides).
 *
 * @throws OptionError when the encoding is not known.
 */
export async function transcodeToUtf8(bytes: AsyncIterable<Buffer>, encoding: string, target: string): Promise<void> {
  const decoder = openDecoder(encoding)
  await pipeline(Readable.from(inUtf8(bytes, decoder)), createWriteStream(target))
}

function inUtf8(bytes: AsyncIterable<Buffer>, decoder: TextDecoder): AsyncGenerator<Buffer | string> {
  const { encoding } = decoder
  if (isSingleByte(encoding)) return singleBytesToUtf8(bytes, encoding)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16ToUtf8(bytes, encoding === 'utf-16be')
  return decoded(bytes, decoder)
}

async function* decoded(bytes: AsyncIterable<Buffer>, decoder: TextDecoder): AsyncGenerator<string> {
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function openDecoder(encoding: string): TextDecoder {
  const label = encoding
    .trim()
    .toLowerCase()
    .replace(/^latin-1$/, 'latin1')
    .replace(/^cp-?(125\d)$/, 'windows-$1')
    .replace(/^mac-?(roman|os-?roman)$/, 'macintosh')
  try {
    return new TextDecoder(label)
  } catch {
    throw new OptionError(
      `--encoding ${encoding} is not known; use utf-8, latin1, windows-1252, utf-16le, macintosh or another WHATWG name`,
    )
  }
}
