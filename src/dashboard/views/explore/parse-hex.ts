import type { Rgb } from './density-pixels.ts'

/** A colour token such as `#3a4bb8`; anything else is a middle grey. */
export function parseHex(text: string): Rgb {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim())
  if (!match) return [128, 128, 128]
  return [Number.parseInt(match[1]!, 16), Number.parseInt(match[2]!, 16), Number.parseInt(match[3]!, 16)]
}
