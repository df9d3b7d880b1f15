import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TextDecoder } from 'node:util'
import type { CsvDialect } from './csv-dialect.ts'
import { openQuoteError } from './text-fault.ts'

/**
 * Writes a delimited text anew with line feeds at all line ends and quotes as RFC 4180 has them: for files that end
 * lines in several ways, or close a quote within a cell. Such a cell goes on after the quote, as spreadsheets have it.
 * Blank lines and what stands above the header are left out; records keep their order.
 *
 * @throws SourceError naming the row of a quote that never closes.
 */
export async function rewriteCsv(
  bytes: AsyncIterable<Buffer>,
  dialect: CsvDialect,
  target: string,
  name: string,
): Promise<void> {
  const decoder = new TextDecoder('utf-8')
  const records = new RecordWriter(dialect, name)
  async function* rewritten(): AsyncGenerator<string> {
    for await (const chunk of bytes) yield records.take(decoder.decode(chunk, { stream: true }))
    yield records.take(decoder.decode()) + records.end()
  }
  await pipeline(Readable.from(rewritten()), createWriteStream(target))
}

/** Takes text in pieces and gives the records that are complete. */
class RecordWriter {
  readonly #delimiter: string
  readonly #name: string
  #linesToSkip: number
  /** The data row that is being read; 0 is the header. */
  #row: number
  #record: string[] = []
  #cell = ''
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #afterCr = false

  constructor({ delimiter, skip, header }: CsvDialect, name: string) {
    this.#delimiter = delimiter
    this.#linesToSkip = skip
    this.#row = header ? 0 : 1
    this.#name = name
  }

  take(text: string): string {
    let out = ''
    for (const char of text) {
      const isPair = this.#afterCr && char === '\n'
      this.#afterCr = char === '\r' && this.#state !== 'quoted'
      if (isPair) continue
      if (this.#linesToSkip > 0) {
        if (char === '\n' || char === '\r') this.#linesToSkip--
        continue
      }
      if (this.#state === 'quoted') {
        if (char === '"') this.#state = 'quote'
        else this.#cell += char
      } else if (this.#state === 'quote' && char === '"') {
        this.#cell += '"'
        this.#state = 'quoted'
      } else if (this.#state === 'start' && char === '"') this.#state = 'quoted'
      else if (char === this.#delimiter) this.#endCell()
      else if (char === '\n' || char === '\r') out += this.#endRecord()
      else {
        this.#cell += char
        this.#state = 'plain'
      }
    }
    return out
  }

  /** What is left at the end of the text. */
  end(): string {
    if (this.#state === 'quoted') throw openQuoteError(this.#name, this.#row)
    return this.#endRecord()
  }

  #endCell(): void {
    this.#record.push(this.#cell)
    this.#cell = ''
    this.#state = 'start'
  }

  #endRecord(): string {
    this.#endCell()
    const cells = this.#record
    this.#record = []
    if (cells.length === 1 && cells[0] === '') return ''
    this.#row++
    return `${cells.map((cell) => quoted(cell, this.#delimiter)).join(this.#delimiter)}\n`
  }
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
