import type { Matrix } from './matrix.ts'

const DIGITS = 65536

/**
 * The rows of x by rising first column, equal ones by the second, and so on; rows that are equal in all columns keep the
 * order in which `order` names them (default: as they stand). Takes time in proportion to n · d; x holds no NaN.
 *
 * Source: LSD radix sort on the bits of the numbers, 16 at a time (Knuth, TAOCP 3, section 5.2.5, algorithm R).
 */
export function rowOrder(x: Matrix, order?: Uint32Array): Uint32Array {
  const { data, n, d } = x
  let from = order?.slice() ?? Uint32Array.from({ length: n }, (_, i) => i)
  let to = new Uint32Array(n)
  const low = new Uint32Array(n)
  const high = new Uint32Array(n)
  const counts = new Uint32Array(4 * DIGITS)
  for (let c = d - 1; c >= 0; c--) {
    readKeys(data, n, d, c, low, high)
    countDigits(low, high, counts)
    for (let digit = 0; digit < 4; digit++) {
      const places = counts.subarray(digit * DIGITS, (digit + 1) * DIGITS)
      const words = digit < 2 ? low : high
      const shift = digit % 2 === 0 ? 0 : 16
      if (n === 0 || places[(words[0]! >>> shift) & 0xffff] === n) continue
      toStarts(places)
      for (let at = 0; at < n; at++) {
        const row = from[at]!
        to[places[(words[row]! >>> shift) & 0xffff]!++] = row
      }
      const swapped = from
      from = to
      to = swapped
    }
  }
  return from
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

function countDigits(low: Uint32Array, high: Uint32Array, counts: Uint32Array): void {
  counts.fill(0)
  for (let i = 0; i < low.length; i++) {
    counts[low[i]! & 0xffff]!++
    counts[DIGITS + (low[i]! >>> 16)]!++
    counts[2 * DIGITS + (high[i]! & 0xffff)]!++
    counts[3 * DIGITS + (high[i]! >>> 16)]!++
  }
}

/** Counts to the places where each digit begins. */
function toStarts(counts: Uint32Array): void {
  let sum = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!
    counts[digit] = sum
    sum += count
  }
}
