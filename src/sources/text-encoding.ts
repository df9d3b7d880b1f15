import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { Finding } from '../base/findings.ts'

/** What stands around the bytes of a text that lie beyond ASCII, counted over all of it. */
export interface ByteSurvey {
  /** Count by byte, class of the character before and class of the one after; see `place`. */
  readonly counts: Float64Array
  /** Bytes beyond ASCII. */
  readonly beyond: number
  /** Whole characters of UTF-8 beyond ASCII. */
  readonly wholeUtf8: number
  /** Bytes beyond ASCII that belong to none. */
  readonly strayBytes: number
}

/** How a text that is not UTF-8 throughout is written, and the evidence in words. */
export interface EncodingVerdict {
  /** WHATWG name; undefined where the bytes do not tell. */
  readonly encoding: string | undefined
  readonly evidence: string
}

/** Bytes that are passed over together where all of them are ASCII. */
const BLOCK = 16 * 1024
const CLASSES = 5
const [LOWER, UPPER, DIGIT, OTHER, BEYOND] = [0, 1, 2, 3, 4]

/** Passes bytes on and counts what stands around each that lies beyond ASCII. Call it when all have passed. */
export class ByteSurveyor {
  readonly #counts = new Float64Array(256 * CLASSES * CLASSES)
  #beyond = 0
  #wholeUtf8 = 0
  #strayBytes = 0
  #before: number = OTHER
  #last = 0x20
  /** Bytes that are still missing of a character in UTF-8, and its length. */
  #open = 0
  #length = 0

  async *watch(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      for (let from = 0; from < chunk.length; from += BLOCK) {
        const block = chunk.subarray(from, from + BLOCK)
        // Of plain bytes behind a plain byte, only the last two matter to what follows.
        this.#look(this.#last < 0x80 && isAscii(block) ? block.subarray(-2) : block)
      }
      yield chunk
    }
    this.#count(OTHER)
    if (this.#open > 0) this.#strayBytes += this.#length - this.#open
  }

  /** What was counted in all that has passed. */
  get survey(): ByteSurvey {
    return { counts: this.#counts, beyond: this.#beyond, wholeUtf8: this.#wholeUtf8, strayBytes: this.#strayBytes }
  }

  #count(next: number): void {
    if (this.#last >= 0x80) this.#counts[place(this.#last, this.#before, next)]!++
  }

  #look(block: Buffer): void {
    for (let i = 0; i < block.length; i++) {
      const byte = block[i]!
      if (byte >= 0x80 || this.#last >= 0x80) {
        this.#count(CLASS_OF[byte]!)
        if (this.#open > 0 && (byte & 0xc0) === 0x80) {
          if (--this.#open === 0) this.#wholeUtf8++
        } else this.#begin(byte)
        if (byte >= 0x80) this.#beyond++
      }
      this.#before = CLASS_OF[this.#last]!
      this.#last = byte
    }
  }

  /** A byte that goes on with no character of UTF-8. */
  #begin(byte: number): void {
    if (this.#open > 0) this.#strayBytes += this.#length - this.#open
    this.#open = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    this.#length = this.#open + 1
    if (byte >= 0x80 && this.#open === 0) this.#strayBytes++
  }
}

function place(byte: number, before: number, after: number): number {
  return (byte * CLASSES + before) * CLASSES + after
}

function classOf(byte: number): number {
  if (byte >= 0x80) return BEYOND
  if (byte >= 0x61 && byte <= 0x7a) return LOWER
  if (byte >= 0x41 && byte <= 0x5a) return UPPER
  return byte >= 0x30 && byte <= 0x39 ? DIGIT : OTHER
}

const CLASS_OF = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte))

const CANDIDATES = ['windows-1252', 'macintosh'] as const
const LABELS = { 'windows-1252': 'Windows-1252', macintosh: 'MacRoman' } as const
/** Mean worths of two candidates must differ by this much for one to be the better. */
const CLEAR_MARGIN = 0.5
/** A reading of less worth on the mean spells no words. */
const LEAST_WORTH = 0.25
const SHOWN_CHARACTERS = 4

/**
 * Decides between Windows-1252 (which holds Latin-1) and MacRoman by what each makes of the bytes: letters of Western
 * languages within words speak for a reading, signs and capitals in the middle of words against it. A text that holds
 * more whole characters of UTF-8 than stray bytes is UTF-8 with damage.
 */
export function decideEncoding(survey: ByteSurvey): EncodingVerdict {
  if (survey.wholeUtf8 > survey.strayBytes) {
    return { encoding: 'utf-8', evidence: `${survey.strayBytes} bytes belong to no character and are shown as \ufffd` }
  }
  const readings = CANDIDATES.map((encoding) => ({ encoding, ...worthOf(encoding, survey) }))
  const [best, other] = readings.toSorted((a, b) => b.worth - a.worth)
  if (best!.worth < LEAST_WORTH) {
    return { encoding: undefined, evidence: 'neither Windows-1252 nor MacRoman makes words of its bytes' }
  }
  const alike = best!.text === other!.text
  if (!alike && best!.worth - other!.worth < CLEAR_MARGIN) {
    return { encoding: undefined, evidence: 'its bytes make sense in Windows-1252 and in MacRoman' }
  }
  const { encoding, shown } = alike ? readings[0]! : best!
  const against = alike ? '' : `, where ${LABELS[other!.encoding]} would have ${other!.shown}`
  return { encoding, evidence: `as ${LABELS[encoding]} they are ${shown}${against}` }
}

/** The mean worth of the characters that an encoding makes of the bytes, all of them, and the most frequent ones. */
function worthOf(encoding: string, { counts }: ByteSurvey): { worth: number; text: string; shown: string } {
  const decoder = new TextDecoder(encoding)
  const found: { char: string; count: number }[] = []
  let [sum, total] = [0, 0]
  for (let byte = 0x80; byte < 0x100; byte++) {
    // Without `stream`, Node 20 decodes Windows-1252 as if it were Latin-1, and euro signs are lost.
    const char = decoder.decode(Uint8Array.of(byte), { stream: true })
    let count = 0
    for (let before = 0; before < CLASSES; before++) {
      for (let after = 0; after < CLASSES; after++) {
        const times = counts[place(byte, before, after)]!
        if (times === 0) continue
        count += times
        sum += times * worthOfCharacter(char, before, after)
      }
    }
    if (count > 0) found.push({ char, count })
    total += count
  }
  const frequent = found.toSorted((a, b) => b.count - a.count).slice(0, SHOWN_CHARACTERS)
  return {
    worth: sum / total,
    text: found.map(({ char }) => char).join(''),
    shown: frequent.map(({ char, count }) => `${char} (${count})`).join(' '),
  }
}

const SMALL_LETTERS = 'äöüßéèêëàâáåæçíìîïñóòôøõãúùûœšžÿ'
const LARGE_LETTERS = 'ÄÖÜÉÈÊËÀÂÁÅÆÇÍÎÏÑÓÒÔØÕÃÚÙÛŒŠŽ'
const MONEY_SIGNS = '€£¥¢'
const PUNCTUATION = '’‘“”„«»–—…•·\u00a0'
const SIGNS = '©®™°²³½¼¾§ªº¡¿±×µ´'

/** How well a character fits its neighbours: a few points for, a few against. */
function worthOfCharacter(char: string, before: number, after: number): number {
  const isLetter = (kind: number): boolean => kind === LOWER || kind === UPPER
  const within = (isLetter(before) || before === BEYOND) && (isLetter(after) || after === BEYOND)
  if (char < '\u00a0' || char === '\ufffd') return -8
  if (SMALL_LETTERS.includes(char)) {
    if (before === LOWER || after === LOWER) return 3
    return isLetter(before) || isLetter(after) ? 0.5 : -0.5
  }
  if (LARGE_LETTERS.includes(char)) {
    if (before === LOWER) return -3
    return isLetter(after) || before === UPPER ? 2 : -0.5
  }
  if (MONEY_SIGNS.includes(char)) return within ? -3 : 2
  if (char === '’') return 1.5
  if (PUNCTUATION.includes(char)) return within ? -2 : 1
  if (SIGNS.includes(char)) return within ? -2 : 0.5
  return -2
}

/** UTF-16 without a byte order mark: every second byte of Western text is zero. */
export function guessUtf16(head: Buffer): string | undefined {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++
  const half = head.length / 2
  if (zeros[1]! > half * 0.5 && zeros[0]! < half * 0.05) return 'utf-16le'
  return zeros[0]! > half * 0.5 && zeros[1]! < half * 0.05 ? 'utf-16be' : undefined
}

/** What a reader should know of a file that was not read as UTF-8 although nobody said how it is written. */
export function encodingFinding(name: string, { encoding, evidence }: EncodingVerdict, beyond: number): Finding {
  const isDamaged = encoding === 'utf-8'
  return {
    code: isDamaged ? 'damaged-text' : 'encoding',
    severity: isDamaged ? 'warning' : 'info',
    count: beyond,
    message: isDamaged
      ? `${name} is UTF-8 text with damage: ${evidence}; export it again if names matter`
      : `${name} is not UTF-8 text; its ${beyond.toLocaleString('en-GB')} bytes beyond ASCII were read by what they spell: ${evidence}; if names look wrong, say --encoding NAME`,
  }
}
