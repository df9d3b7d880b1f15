import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { OptionError } from '../base/errors.ts'
import type { SourceFile } from './source-file.ts'

/** True for the names of UTF-8, which needs no rewriting. */
export function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding.trim())
}

/**
 * Writes a text file anew as UTF-8, streaming. Encodings go by their WHATWG names (`latin1` and `iso-8859-1` mean
 * Windows-1252 there, which reads every Latin-1 text and the euro sign besides).
 *
 * @throws OptionError when the encoding is not known.
 */
export async function transcodeToUtf8(file: SourceFile, encoding: string, target: string): Promise<void> {
  const decoder = openDecoder(encoding)
  const raw = createReadStream(file.path, { highWaterMark: 1 << 20 })
  const bytes: AsyncIterable<Buffer> = file.gzip ? raw.pipe(createGunzip()) : raw
  async function* decoded(): AsyncGenerator<string> {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }
  await pipeline(Readable.from(decoded()), createWriteStream(target))
}

function openDecoder(encoding: string): TextDecoder {
  const label = encoding
    .trim()
    .toLowerCase()
    .replace(/^latin-1$/, 'latin1')
    .replace(/^cp(\d+)$/, 'windows-$1')
  try {
    return new TextDecoder(label)
  } catch {
    throw new OptionError(
      `--encoding ${encoding} is not known; use utf-8, latin1, windows-1252, utf-16le, macintosh or another WHATWG name`,
    )
  }
}
