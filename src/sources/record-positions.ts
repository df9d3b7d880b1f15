const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * The 1-based data row (blank lines not counted) of the record that holds each byte position, for ascending positions
 * in a delimited text; 0 is the header, title lines above it are counted down from there. A quote opens a cell only at its beginning; without delimiter, a line is a row. One pass over the bytes, needed
 * only for files with malformed rows: the engine that reads them knows bytes, people know rows.
 */
export async function locateRecords(
  bytes: AsyncIterable<Buffer>,
  positions: readonly number[],
  { header, delimiter, titles = [] }: { header: boolean; delimiter: string; titles?: readonly string[] },
): Promise<number[]> {
  const cellEnd = Buffer.from(delimiter).at(-1)
  const quote = delimiter === '' ? undefined : QUOTE
  const rows: number[] = []
  let record = (header ? 0 : 1) - titles.length
  let offset = 0
  let lineStart = true
  let cellStart = true
  let quoted = false
  for await (const chunk of bytes) {
    for (let i = 0; i < chunk.length; i++) {
      while (rows.length < positions.length && positions[rows.length]! <= offset + i) rows.push(record)
      const byte = chunk[i]!
      if (byte === quote && (quoted || cellStart)) quoted = !quoted
      else if (!quoted && (byte === LF || byte === CR)) {
        if (!lineStart) record++
        lineStart = cellStart = true
        continue
      }
      // A quote that closes may be the first of a doubled one, which opens the cell again.
      cellStart = !quoted && (byte === cellEnd || byte === QUOTE)
      lineStart = false
    }
    offset += chunk.length
    if (rows.length === positions.length) break
  }
  while (rows.length < positions.length) rows.push(record)
  return rows
}
