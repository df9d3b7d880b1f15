const QUOTE = 0x22
const LF = 0x0a

/** Counts the records of CSV bytes that pass by: line breaks outside quotes. */
export function countRecords(onRows: (rows: number) => void): {
  pass(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer>
  records(): number
} {
  let records = 0
  let quoted = false
  return {
    records: () => records,
    async *pass(bytes) {
      for await (const chunk of bytes) {
        for (let i = 0; i < chunk.length; i++) {
          const byte = chunk[i]
          if (byte === QUOTE) quoted = !quoted
          else if (byte === LF && !quoted) records++
        }
        onRows(records)
        yield chunk
      }
    },
  }
}
