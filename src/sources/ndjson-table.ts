import { SourceError } from '../base/errors.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'
import { locateRecords } from './record-positions.ts'
import type { SourceFile } from './source-file.ts'
import { findTextFault, LONGEST_LINE, openText, textFaultError } from './text-fault.ts'

const LINES_LOOKED_AT = 1000

/**
 * A file of newline-delimited JSON objects at `path`, which is the file itself or its copy in UTF-8; the columns are the
 * keys of its first thousand lines.
 */
export async function ndjsonTable(store: Store, file: SourceFile, path: string): Promise<RawTable> {
  const compressed = path === file.path && file.packing === 'gzip'
  const lines = `read_csv(${quotePath(path)}, auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u0001',
    quote = '', escape = '', header = false, compression = '${compressed ? 'gzip' : 'none'}', max_line_size = ${LONGEST_LINE})`
  // The engine's other JSON functions stop at a text that is no JSON, so that none of them ever meets one.
  const objects = `SELECT row, line, CASE WHEN json_type(json) = 'OBJECT' THEN json END AS object FROM (
    SELECT row_number() OVER () AS row, line, CASE WHEN json_valid(line) THEN line ELSE 'null' END AS json
    FROM ${lines} WHERE trim(line) <> '')`
  const keys = await store.rows<{ key: string }>(`
    WITH keys AS (SELECT unnest(json_keys(object)) AS key FROM (${objects} LIMIT ${LINES_LOOKED_AT}))
    SELECT key FROM keys GROUP BY key ORDER BY count(*) DESC, key`)
  if (keys.length === 0) {
    throw new SourceError(
      `${file.name} holds no JSON object in its first lines; each line must be one, such as {"customer": "A1"}`,
    )
  }
  const columns = keys.map((row) => row.key)
  const cells = columns.map((key, i) => {
    const path = quoteText(`$."${key.replaceAll('"', '\\"')}"`)
    return `nullif(json_extract_string(object, ${path}), '') AS c${i}`
  })
  let verified: Promise<void> | undefined
  const verify = async (signal: AbortSignal | undefined): Promise<void> => {
    const fault = await findTextFault(openText(path, compressed, signal), LONGEST_LINE)
    if (!fault) return
    const [row] = await locateRecords(openText(path, compressed), [fault.position], { header: false, delimiter: '' })
    throw textFaultError(file, fault, row!)
  }
  return {
    file,
    columns,
    form: {},
    scan(rejectsTable) {
      void rejectsTable
      return `SELECT ${cells.join(', ')} FROM (${objects}) WHERE object IS NOT NULL`
    },
    verify(signal) {
      verified ??= verify(signal)
      return verified
    },
    async malformedRows() {
      const rows = await store.rows<{ row: bigint; line: string }>(
        `SELECT row, left(line, 200) AS line FROM (${objects}) WHERE object IS NULL`,
      )
      return rows.map(({ row, line }) => ({ row: Number(row), fault: 'not a JSON object', text: line }))
    },
  }
}
