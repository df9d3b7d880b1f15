import fc from 'fast-check'

/** What files that people spoil hold: separators, line ends, and values that are nearly right. */
export const WORDS: readonly string[] = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '1/2/2020',
  '13/1/2020',
  '1,234',
  '1.234,5',
  '(5)',
  '€',
  '\u00a0',
  '=1+1',
  '\ufeff',
  '\0',
  'Total',
  '99999999999999999999',
  '-',
  '1e400',
  'nan',
  '2020-02-30',
  "'",
  '\\',
  '%',
]

export type Edit = { readonly at: number; readonly cut: number; readonly word: string }
export type Flip = { readonly at: number; readonly byte: number }

/** Up to `max` edits that put a word, one of `more` or anything in place of up to twelve characters. */
export function edits(max: number, more: readonly string[] = []): fc.Arbitrary<Edit[]> {
  return fc.array(
    fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 12 }),
      word: fc.oneof(fc.constantFrom(...WORDS, ...more), fc.string()),
    }),
    { maxLength: max },
  )
}

export function flips(max: number): fc.Arbitrary<Flip[]> {
  return fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), { maxLength: max })
}

export function edited(text: string, changes: readonly Edit[]): string {
  let result = text
  for (const { at, cut, word } of changes) {
    const from = at % (result.length + 1)
    result = result.slice(0, from) + word + result.slice(from + cut)
  }
  return result
}

/** The bytes with some of them replaced, in place. */
export function flipped(bytes: Uint8Array, changes: readonly Flip[]): Uint8Array {
  for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
  return bytes
}
