import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { SourceError } from '../base/errors.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { CsvDialect } from './csv-dialect.ts'
import type { MalformedRow, RawTable } from './raw-table.ts'
import { locateRecords } from './record-positions.ts'
import type { SourceFile } from './source-file.ts'

/** Longest line, in bytes; a longer one is set aside as malformed. */
const LONGEST_LINE = 16 * 1024 * 1024
const DETAIL_LENGTH = 200

type RejectedLine = { position: bigint; type: string; line: string | null; message: string }

/** A delimited UTF-8 text file at `path`, which is the file itself or its copy in UTF-8. */
export function csvTable(store: Store, file: SourceFile, path: string, dialect: CsvDialect): RawTable {
  const compressed = path === file.path && file.gzip
  const columns = dialect.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ')
  const settings = [
    'auto_detect = false',
    `columns = {${columns}}`,
    `delim = ${quoteText(dialect.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `header = ${dialect.header}`,
    'strict_mode = true',
    `compression = '${compressed ? 'gzip' : 'none'}'`,
    `max_line_size = ${LONGEST_LINE}`,
    ...(LONGEST_LINE * 2 > file.bytes && !compressed ? [`buffer_size = ${LONGEST_LINE * 2}`] : []),
  ]
  return {
    file,
    columns: dialect.columns,
    scan(rejectsTable) {
      const errors = rejectsTable
        ? `store_rejects = true, rejects_table = '${rejectsTable}', rejects_scan = '${rejectsTable}_scan'`
        : 'ignore_errors = true'
      const cells = dialect.columns.map((_, i) => `nullif(c${i}, '') AS c${i}`).join(', ')
      return `SELECT ${cells} FROM read_csv(${quotePath(path)}, ${[...settings, errors].join(', ')})`
    },
    async malformedRows(rejectsTable): Promise<MalformedRow[]> {
      const rejected = await store.rows<RejectedLine>(`
        SELECT line_byte_position AS position, any_value(error_type::VARCHAR) AS type,
          any_value(csv_line) AS line, any_value(error_message) AS message
        FROM ${rejectsTable} GROUP BY line_byte_position ORDER BY position`)
      if (rejected.length === 0) return []
      const bytes = compressed ? createReadStream(path).pipe(createGunzip()) : createReadStream(path)
      const rows = await locateRecords(
        bytes,
        rejected.map((line) => Number(line.position)),
        dialect.header,
      )
      return rejected.map((line, i) => ({ row: rows[i]!, detail: describe(file, line, rows[i]!) }))
    },
  }
}

/** One sentence for a line that was left out; a fault that spoils the lines after it, or the whole file, is an error. */
function describe(file: SourceFile, line: RejectedLine, row: number): string {
  if (/unterminated quote/i.test(line.message)) {
    throw new SourceError(
      `row ${row} of ${file.name} has a quote that never closes; close or remove it there, or set --delimiter if the cells are wrong`,
    )
  }
  if (/INVALID ENCODING/i.test(line.type)) {
    throw new SourceError(
      `row ${row} of ${file.name} is not UTF-8 text; say how the file is written, for example --encoding latin1`,
    )
  }
  const text = (line.line ?? '').replace(/[\r\n]+$/, '')
  const shown = text.length > DETAIL_LENGTH ? `${text.slice(0, DETAIL_LENGTH)}…` : text
  const [said = ''] = line.message.split('\n')
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(line.message)
  const fault = counts ? `expected ${counts[1]} columns, found ${counts[2]}` : said.trim()
  return shown ? `${fault}: ${shown}` : fault
}
