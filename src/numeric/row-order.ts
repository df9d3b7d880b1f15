import type { Matrix } from './matrix.ts'

/** Below so many rows digits of 8 bits: counting to 65536 again and again costs more than twice the passes. */
const MANY = 100_000

/**
 * The rows of x by rising first column, equal ones by the second, and so on; rows that are equal in all columns keep the
 * order in which `order` names them (default: as they stand). Takes time in proportion to n · d; x holds no NaN.
 *
 * Source: LSD radix sort on the bits of the numbers, 8 or 16 at a time (Knuth, TAOCP 3, section 5.2.5, algorithm R).
 */
export function rowOrder(x: Matrix, order?: Uint32Array): Uint32Array {
  const { data, n, d } = x
  let from: Uint32Array = order?.slice() ?? countUp(n)
  let to: Uint32Array = new Uint32Array(n)
  const low = new Uint32Array(n)
  const high = new Uint32Array(n)
  const bits = n < MANY ? 8 : 16
  const perWord = 32 / bits
  const size = 2 ** bits
  const counts = new Uint32Array(2 * perWord * size)
  for (let c = d - 1; c >= 0; c--) {
    readKeys(data, n, d, c, low, high)
    counts.fill(0)
    countDigits(low, bits, counts.subarray(0, perWord * size))
    countDigits(high, bits, counts.subarray(perWord * size))
    for (let digit = 0; digit < 2 * perWord; digit++) {
      const places = counts.subarray(digit * size, (digit + 1) * size)
      const words = digit < perWord ? low : high
      const shift = (digit % perWord) * bits
      if (n === 0 || places[(words[0]! >>> shift) & (size - 1)] === n) continue
      toStarts(places)
      moveRows(from, to, words, shift, places)
      const swapped = from
      from = to
      to = swapped
    }
  }
  return from
}

function countUp(n: number): Uint32Array {
  const rows = new Uint32Array(n)
  for (let i = 0; i < n; i++) rows[i] = i
  return rows
}

/** Each row goes to the next free place of its digit. */
function moveRows(from: Uint32Array, to: Uint32Array, words: Uint32Array, shift: number, places: Uint32Array): void {
  const mask = places.length - 1
  for (let at = 0; at < from.length; at++) {
    const row = from[at]!
    to[places[(words[row]! >>> shift) & mask]!++] = row
  }
}

/** Bits that compare like the numbers: all flipped below zero, the sign's alone above. Adding 0 turns -0 into 0. */
function readKeys(data: Float64Array, n: number, d: number, c: number, low: Uint32Array, high: Uint32Array): void {
  const value = new Float64Array(1)
  const words = new Uint32Array(value.buffer)
  const littleEnd = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1
  for (let i = 0; i < n; i++) {
    value[0] = data[i * d + c]! + 0
    const lowWord = words[littleEnd]!
    const highWord = words[1 - littleEnd]!
    const flipped = highWord >>> 31 === 1
    low[i] = flipped ? ~lowWord : lowWord
    high[i] = flipped ? ~highWord : highWord ^ 0x80000000
  }
}

/** How often each digit occurs at each place of the words. */
function countDigits(words: Uint32Array, bits: number, counts: Uint32Array): void {
  const size = 2 ** bits
  for (let shift = 0, first = 0; shift < 32; shift += bits, first += size) {
    for (let i = 0; i < words.length; i++) counts[first + ((words[i]! >>> shift) & (size - 1))]!++
  }
}

/** Counts to the places where each digit begins. */
function toStarts(counts: Uint32Array): void {
  let sum = 0
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit]!
    counts[digit] = sum
    sum += count
  }
}
