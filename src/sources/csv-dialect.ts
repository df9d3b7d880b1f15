import { recogniseDate } from './date-layout.ts'

/** How a delimited text file is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly header: boolean
  /** Blank lines before the first record. */
  readonly skip: number
  /** Column names: from the header, or `1`, `2`, … where there is none. Unique. */
  readonly columns: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const RECORDS_LOOKED_AT = 50

/** Reads the dialect off the beginning of a file. A delimiter that is given is taken as it is. */
export function sniffCsv(sample: string, delimiter?: string): CsvDialect {
  const chosen = delimiter ?? likeliestDelimiter(sample)
  const [first = []] = splitRecords(sample, chosen, 1)
  const header = !first.some((cell) => looksLikeValue(cell))
  const blank = /^\ufeff?((?:\r\n|\r|\n)*)/.exec(sample)?.[1] ?? ''
  return {
    delimiter: chosen,
    header,
    skip: blank.match(/\r\n|\r|\n/g)?.length ?? 0,
    columns: header ? uniqueNames(first) : first.map((_, i) => String(i + 1)),
  }
}

/** The delimiter by which most records have as many cells as the first, more cells breaking ties; a comma if none cuts. */
function likeliestDelimiter(sample: string): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const records = splitRecords(sample, delimiter, RECORDS_LOOKED_AT)
    const cells = records[0]?.length ?? 1
    if (cells < 2) continue
    const agreeing = records.filter((record) => record.length === cells).length / records.length
    const score = agreeing * 1000 + cells
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

/** The first records of a text as cells, quotes (RFC 4180) taken off. Blank lines are no records. */
export function splitRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  const endRecord = (): void => {
    record.push(cell)
    if (record.length > 1 || cell !== '') records.push(record)
    record = []
    cell = ''
  }
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length && records.length < most; i++) {
    const char = text[i]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === delimiter) {
      record.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++
      endRecord()
    } else cell += char
  }
  if (records.length < most && (record.length > 0 || cell !== '')) endRecord()
  return records
}

/** True for what stands in data, not in a header: a number, or something that begins like a date. */
function looksLikeValue(cell: string): boolean {
  return /^\s*[-+]?\d+([.,]\d+)*\s*$/.test(cell) || recogniseDate(cell) !== undefined
}

function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}
