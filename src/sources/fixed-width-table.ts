import { quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { FixedWidth } from './fixed-width.ts'
import type { RawTable } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'
import { findTextFault, LONGEST_LINE, openText, textFaultError } from './text-fault.ts'

/** A UTF-8 text at `path` whose columns are kept apart by blanks. */
export function fixedWidthTable(store: Store, file: SourceFile, path: string, form: FixedWidth): RawTable {
  const compressed = path === file.path && file.packing === 'gzip'
  const { places, columns, header } = form
  const lines = `read_csv(${quotePath(path)}, auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u0001',
    quote = '', escape = '', header = false, compression = '${compressed ? 'gzip' : 'none'}', max_line_size = ${LONGEST_LINE})`
  const cut = places
    ? `[${places.map(([from, to]) => `trim(substr(line, ${from + 1}, ${to - from}))`).join(', ')}]`
    : `regexp_split_to_array(trim(line), ' +')`
  // Where columns have places, what stands between them belongs to none, and what stands behind to the last.
  const between = places
    ?.slice(1)
    .map(([from], i) => `trim(substr(line, ${places[i]![1] + 1}, ${from - places[i]![1]})) = ''`)
  const isWhole = places
    ? [...between!, `length(rtrim(line)) <= ${places.at(-1)![1]}`].join(' AND ')
    : `len(cells) = ${columns.length}`
  const numbered = `SELECT row - ${header ? 1 : 0} AS row, line, cells, ${isWhole} AS is_whole FROM (
    SELECT row_number() OVER () AS row, line, ${cut} AS cells FROM ${lines} WHERE trim(line) <> '')`
  const cells = columns.map((_, i) => `nullif(cells[${i + 1}], '') AS c${i}`)
  let verified: Promise<void> | undefined
  const verify = async (signal: AbortSignal | undefined): Promise<void> => {
    const fault = await findTextFault(openText(path, compressed, signal), LONGEST_LINE)
    if (fault) throw textFaultError(file, fault, 0)
  }
  return {
    file,
    columns,
    form: {},
    findings: [
      {
        code: 'fixed-width',
        severity: 'info',
        message: `${file.name} has no delimiter; it was read as ${columns.length} columns ${places ? 'by their places in the line' : 'with blanks between them'}: ${columns.join(', ')}`,
      },
    ],
    scan: () => `SELECT ${cells.join(', ')} FROM (${numbered}) WHERE row > 0 AND is_whole`,
    verify(signal) {
      verified ??= verify(signal)
      return verified
    },
    async malformedRows() {
      const rows = await store.rows<{ row: bigint; line: string; found: bigint }>(
        `SELECT row, left(trim(line), 200) AS line, len(cells) AS found FROM (${numbered}) WHERE row > 0 AND NOT is_whole ORDER BY row`,
      )
      return rows.map(({ row, line, found }) => ({
        row: Number(row),
        fault: places ? 'text between the columns' : `expected ${columns.length} columns, found ${found}`,
        text: line,
      }))
    },
  }
}
