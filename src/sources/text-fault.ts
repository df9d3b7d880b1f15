import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { SourceError } from '../base/errors.ts'
import type { SourceFile } from './source-file.ts'

/** Longest line, in bytes. The engine loses longer ones without a word, so that they are looked for beside it. */
export const LONGEST_LINE: number = 4 * 1024 * 1024

const LF = 0x0a
const CR = 0x0d
/** What stands where a line is blank, whatever the line ends. */
const BLANK_LINES: readonly Buffer[] = ['\n\n', '\n\r', '\r\r'].map((pair) => Buffer.from(pair))

/** What makes bytes unfit for the engine, which would leave out such lines or cells without a word. */
export interface TextFault {
  readonly kind: 'encoding' | 'length'
  readonly position: number
}

/** The bytes of a text file, unpacked where it is compressed. The file is opened when the first are asked for. */
export async function* openText(path: string, compressed: boolean, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 20, ...(signal && { signal }) })
  if (!compressed) {
    yield* raw
    return
  }
  const unpacked = createGunzip()
  raw.on('error', (error) => unpacked.destroy(error))
  try {
    yield* raw.pipe(unpacked)
  } finally {
    raw.destroy()
  }
}

/** Most of the files that are not UTF-8 show it within so many bytes. */
const BEGINNING = 8 * 1024 * 1024

/** Whether the first eight megabytes are UTF-8, but for a character that their end may cut off. */
export async function beginsAsUtf8(bytes: AsyncIterable<Buffer>): Promise<boolean> {
  let length = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const text = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
    const whole = text.length - unfinishedBytes(text)
    if (!isUtf8(text.subarray(0, whole))) return false
    tail = text.subarray(whole)
    length += chunk.length
    if (length >= BEGINNING) break
  }
  return true
}

/** A file is not UTF-8 throughout. Reading it again finds out how it is written, where the bytes tell. */
export class NotUtf8Error extends SourceError {
  readonly path: string

  constructor(file: SourceFile, evidence?: string) {
    super(
      `${file.name} is not UTF-8 text${evidence ? `, and ${evidence}` : ''}; say how the file is written, for example --encoding windows-1252, macintosh, windows-1250 or shift_jis`,
    )
    this.path = file.path
  }
}

/** A file ends its lines in several ways, or closes a quote inside a cell. Reading it again evens it out. */
export class UnevenTextError extends SourceError {
  readonly path: string

  constructor(file: SourceFile) {
    super(`${file.name} does not end all its lines alike, or closes a quote inside a cell; export it again`)
    this.path = file.path
  }
}

/** What to tell the reader about a fault in a data row. */
export function textFaultError(file: SourceFile, fault: TextFault, row: number): SourceError {
  if (fault.kind === 'encoding') return new NotUtf8Error(file)
  return new SourceError(`row ${row} of ${file.name} is longer than 4 MB; shorten it, or remove it there`)
}

export function openQuoteError(name: string, row: number): SourceError {
  return new SourceError(
    `row ${row} of ${name} has a quote that never closes; close or remove it there, or set --delimiter if the cells are wrong`,
  )
}

/** Passes bytes on and calls `found` once when a line in them may be blank: two line breaks in a row, or one in front. */
export async function* watchBlankLines(bytes: AsyncIterable<Buffer>, found: () => void): AsyncGenerator<Buffer> {
  let last = LF
  let waiting = true
  for await (const chunk of bytes) {
    const startsBlank = (last === LF || last === CR) && (chunk[0] === LF || chunk[0] === CR)
    const isPair = last === CR && chunk[0] === LF
    if (waiting && ((startsBlank && !isPair) || BLANK_LINES.some((pair) => chunk.includes(pair)))) {
      waiting = false
      found()
    }
    last = chunk.at(-1) ?? last
    yield chunk
  }
}

/** The first place that is not UTF-8, or the beginning of the first line of more than `longestLine` bytes. Chunks need not last. */
export async function findTextFault(bytes: AsyncIterable<Buffer>, longestLine: number): Promise<TextFault | undefined> {
  let offset = 0
  let lineStart = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const text = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
    const whole = text.length - unfinishedBytes(text)
    if (!isUtf8(text.subarray(0, whole))) return { kind: 'encoding', position: offset + firstInvalid(text) }
    const first = firstBreak(text)
    if (offset + (first < 0 ? text.length : first) - lineStart > longestLine) {
      return { kind: 'length', position: lineStart }
    }
    if (first >= 0) lineStart = offset + Math.max(text.lastIndexOf(LF), text.lastIndexOf(CR)) + 1
    tail = Buffer.from(text.subarray(whole))
    offset += whole
  }
  return tail.length > 0 ? { kind: 'encoding', position: offset } : undefined
}

function firstBreak(text: Buffer): number {
  const lf = text.indexOf(LF)
  return lf < 0 ? text.indexOf(CR) : lf
}

/** Bytes at the end that begin a character whose rest is not there yet. */
function unfinishedBytes(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? back : 0
  }
  return 0
}

/** A place at most a character before the first byte that is not UTF-8, found by halving. */
function firstInvalid(text: Buffer): number {
  let low = 0
  let high = text.length
  while (high - low > 4) {
    const half = text.subarray(low, (low + high) >> 1)
    const whole = half.length - unfinishedBytes(half)
    if (whole > 0 && isUtf8(half.subarray(0, whole))) low += whole
    else high = low + half.length
  }
  return low
}
