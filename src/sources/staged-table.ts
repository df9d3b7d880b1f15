import { statSync } from 'node:fs'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { quotePath } from '../store/sql.ts'
import type { RawTable, SourceForm } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'
import { LONGEST_LINE } from './text-fault.ts'

/** Rows that were copied into a file of ours: CSV without a header, text as `writeRows` writes it. */
export interface StagedRows {
  readonly path: string
  readonly columns: readonly string[]
  readonly rows: number
}

/** Where to copy rows to, and how to follow and end that. */
export interface Staging {
  /** A file that is not there yet. */
  readonly path: string
  readonly signal: AbortSignal | undefined
  /** Called with the number of rows copied so far. */
  readonly onRows: (rows: number) => void
}

/**
 * Rows of a database or a workbook, by way of a file in the work folder: so they are read in bounded memory, and a
 * second time for rejects.csv without asking again.
 *
 * @param contents the file whose bytes identify the source: the copy itself for a query, which has no bytes of its own
 */
export function stagedTable(
  file: SourceFile,
  { path, columns, rows }: StagedRows,
  contents: string,
  form: SourceForm,
  findings: readonly Finding[] = [],
): RawTable {
  const types = columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ')
  // Nothing is passed over: a row that cannot be read stops the engine. Left to itself, it takes the first line break
  // for how all lines end, even one within quotes.
  const relation = `SELECT * FROM read_csv(${quotePath(path)}, auto_detect = false, columns = {${types}}, delim = ',',
    quote = '"', escape = '"', new_line = '\\n', header = false, strict_mode = true, nullstr = '', allow_quoted_nulls = true,
    max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`
  return {
    file: file.bytes > 0 ? file : { ...file, bytes: statSync(path).size },
    columns,
    form,
    contents,
    pointDecimals: true,
    findings,
    scan: () => relation,
    malformedRows: async () => [],
    checkCount(read) {
      if (read === rows) return
      throw new SourceError(
        `${file.name} gave ${rows} rows, of which ${read} could be read; look for cells longer than 4 MB and leave that column out`,
      )
    },
  }
}
