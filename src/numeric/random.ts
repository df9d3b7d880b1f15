/** A seeded source of uniform numbers in [0, 1) with 32 bits. */
export type Random = () => number

/**
 * sfc32 by Chris Doty-Humphrey (PractRand): 128 bits of state, passes PractRand. Streams are told apart by `stream`,
 * so that restart 7 draws the same numbers whether or not restart 6 ran before it.
 */
export function seededRandom(seed: number, stream = 0): Random {
  let a = mix(seed >>> 0)
  let b = mix((seed / 4294967296) >>> 0)
  let c = mix(stream >>> 0)
  let counter = 1
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** Spreads neighbouring seeds over all bits (the finaliser of MurmurHash3, Appleby 2008). */
function mix(x: number): number {
  let h = (x + 0x9e3779b9) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** A whole number in 0..n-1. */
export function randomInt(random: Random, n: number): number {
  return Math.floor(random() * n)
}
