import type { Finding } from '../base/findings.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { CsvDialect } from './csv-dialect.ts'
import { lastRecords, readTail, type TextTail, watchTail } from './last-records.ts'
import type { MalformedRow, RawTable } from './raw-table.ts'
import { readChunks } from './read-chunks.ts'
import { locateRecords } from './record-positions.ts'
import type { SourceFile } from './source-file.ts'
import { spotRecords } from './spot-records.ts'
import {
  findTextFault,
  LONGEST_LINE,
  NotUtf8Error,
  openQuoteError,
  openText,
  textFaultError,
  watchBlankLines,
} from './text-fault.ts'

/** Small enough for every thread to get a part of a middling file, and for two passes to stay small. */
const BUFFER = 2 * LONGEST_LINE
const DETAIL_LENGTH = 200

type RejectedLine = { position: bigint; number: bigint; type: string; line: string | null; message: string }

/** A delimited UTF-8 text file at `path`, which is the file itself or its copy in UTF-8. */
export function csvTable(store: Store, file: SourceFile, path: string, dialect: CsvDialect): RawTable {
  const compressed = path === file.path && file.packing === 'gzip'
  const columns = dialect.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ')
  const settings = [
    'auto_detect = false',
    `columns = {${columns}}`,
    `delim = ${quoteText(dialect.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `header = ${dialect.header}`,
    `skip = ${dialect.skip}`,
    'strict_mode = true',
    `nullstr = ''`,
    'allow_quoted_nulls = true',
    `compression = '${compressed ? 'gzip' : 'none'}'`,
    `max_line_size = ${LONGEST_LINE}`,
    `buffer_size = ${BUFFER}`,
  ]
  const rowsAt = (positions: readonly number[]): Promise<number[]> =>
    locateRecords(openText(path, compressed), positions, dialect)
  // The engine counts blank lines as rows; where there may be some, the bytes are counted by us.
  let hasBlankLines = true
  const hasTitles = dialect.titles.length > 0
  let verified: Promise<void> | undefined
  /** Of a packed text, known when all of it was looked through. */
  let tail: TextTail | undefined
  const verify = async (signal: AbortSignal | undefined): Promise<void> => {
    hasBlankLines = hasTitles
    const watched = compressed
      ? watchTail(openText(path, compressed, signal), (found) => (tail = found))
      : readChunks(path, signal)
    const bytes = watchBlankLines(watched, () => {
      hasBlankLines = true
    })
    const fault = await findTextFault(bytes, LONGEST_LINE)
    if (fault?.kind === 'encoding') throw new NotUtf8Error(file)
    if (fault) throw textFaultError(file, fault, (await rowsAt([fault.position]))[0]!)
  }
  return {
    file,
    columns: dialect.columns,
    form: { delimiter: dialect.delimiter },
    findings: hasTitles ? [titleFinding(file, dialect)] : [],
    async lastRecords() {
      const end = compressed ? tail : await readTail(path)
      return end ? lastRecords(end, dialect.delimiter) : []
    },
    spotRecords: async (places) => (compressed ? [] : spotRecords(path, dialect.delimiter, places)),
    verify(signal) {
      verified ??= verify(signal)
      return verified
    },
    scan(rejectsTable) {
      const errors = rejectsTable
        ? `store_rejects = true, rejects_table = '${rejectsTable}', rejects_scan = '${rejectsTable}_scan'`
        : 'ignore_errors = true'
      return `SELECT * FROM read_csv(${quotePath(path)}, ${[...settings, errors].join(', ')})`
    },
    async malformedRows(rejectsTable): Promise<MalformedRow[]> {
      const rejected = await store.rows<RejectedLine>(`
        SELECT line_byte_position AS position, min(line) AS number, any_value(error_type::VARCHAR) AS type,
          any_value(csv_line) AS line, any_value(error_message) AS message
        FROM ${rejectsTable} GROUP BY line_byte_position ORDER BY position`)
      if (rejected.length === 0) return []
      const rows = hasBlankLines
        ? await rowsAt(rejected.map((line) => Number(line.position)))
        : rejected.map((line) => Number(line.number) - (dialect.header ? 1 : 0))
      return rejected.map((line, i) => describe(file, line, rows[i]!))
    },
  }
}

function titleFinding(file: SourceFile, { titles }: CsvDialect): Finding {
  return {
    code: 'title-lines',
    severity: 'info',
    count: titles.length,
    example: titles[0]!,
    message: `${file.name} has ${titles.length} ${titles.length === 1 ? 'line' : 'lines'} above its header, which ${titles.length === 1 ? 'is' : 'are'} no row: ${titles[0]}`,
  }
}

/** What to tell of a line that was left out; a fault that spoils the lines after it, or the whole file, is an error. */
function describe(file: SourceFile, line: RejectedLine, row: number): MalformedRow {
  if (/unterminated quote/i.test(line.message)) {
    throw openQuoteError(file.name, row)
  }
  if (/INVALID ENCODING/i.test(line.type)) throw textFaultError(file, { kind: 'encoding', position: 0 }, row)
  const text = (line.line ?? '').replace(/^[\r\n]+|[\r\n]+$/g, '')
  const shown = text.length > DETAIL_LENGTH ? `${text.slice(0, DETAIL_LENGTH)}…` : text
  const [said = ''] = line.message.split('\n')
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(line.message)
  const fault = counts ? `expected ${counts[1]} columns, found ${counts[2]}` : said.trim()
  return { row, fault, text: shown }
}
