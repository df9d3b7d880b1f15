import { recogniseDate } from './forms/recognise-date.ts'

/** How a delimited text file is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly header: boolean
  /** Lines before the header: titles and blank ones. */
  readonly skip: number
  /** Title lines above the header, blank ones not counted. */
  readonly titles: readonly string[]
  /** Column names: from the header, or `1`, `2`, … where there is none. Unique. */
  readonly columns: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const RECORDS_LOOKED_AT = 50

/** Reads the dialect off the beginning of a file. A delimiter that is given is taken as it is. */
export function sniffCsv(sample: string, delimiter?: string): CsvDialect {
  const chosen = delimiter ?? likeliestDelimiter(sample)
  const records = splitRecords(sample, chosen, RECORDS_LOOKED_AT)
  const above = countTitles(records)
  const { skip, titles } = skipRecords(sample, above)
  const first = records[above] ?? []
  const header = !first.some((cell) => looksLikeValue(cell))
  return {
    delimiter: chosen,
    header,
    skip,
    titles,
    columns: header ? uniqueNames(first) : first.map((_, i) => String(i + 1)),
  }
}

const MOST_TITLES = 20
/** A header fills at least this share of the cells that most records have. */
const HEADER_SHARE = 0.6

/** How many records stand above the header or the data: they have fewer filled cells than a line of the table. */
function countTitles(records: readonly string[][]): number {
  const usual = usualLength(records)
  if (usual < 2) return 0
  const fills = (record: readonly string[]): number => record.filter((cell) => cell.trim() !== '').length
  const at = records.findIndex(
    (record) => record.length === usual && fills(record) >= Math.max(2, usual * HEADER_SHARE),
  )
  const titles = records.slice(0, Math.max(at, 0))
  const areTitles = titles.every(
    (record) => fills(record) < fills(records[at]!) && !record.some((cell) => /[\r\n]/.test(cell)),
  )
  return at <= MOST_TITLES && areTitles && !titles.some((record) => record.some(looksLikeDate)) ? titles.length : 0
}

/** A line whose first cell is a date, or of a row that lacks cells, is data. */
function looksLikeDate(cell: string): boolean {
  return recogniseDate(cell)?.kind === 'iso'
}

/** The number of cells that most records have. */
function usualLength(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** The lines that so many records at the beginning take up, blank lines included, and the texts of the records. */
function skipRecords(sample: string, above: number): { skip: number; titles: string[] } {
  const titles: string[] = []
  let skip = 0
  for (const [line] of sample.replace(/^\ufeff/, '').matchAll(/[^\r\n]*(?:\r\n|\r|\n)/g)) {
    const text = line.trim()
    if (text !== '') {
      if (titles.length === above) break
      titles.push(text)
    }
    skip++
  }
  return { skip, titles }
}

/** The delimiter by which most records have equally many cells, more cells breaking ties; a comma if none cuts. */
function likeliestDelimiter(sample: string): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const records = splitRecords(sample, delimiter, RECORDS_LOOKED_AT)
    const cells = usualLength(records)
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
export function looksLikeValue(cell: string): boolean {
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
