import { SourceError } from '../base/errors.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'

const LINES_LOOKED_AT = 1000
const LONGEST_LINE = 16 * 1024 * 1024

/** A file of newline-delimited JSON objects; the columns are the keys of its first thousand lines. */
export async function ndjsonTable(store: Store, file: SourceFile): Promise<RawTable> {
  const lines = `read_csv(${quotePath(file.path)}, auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u0001',
    quote = '', escape = '', header = false, compression = '${file.gzip ? 'gzip' : 'none'}', max_line_size = ${LONGEST_LINE})`
  const isObject = `json_valid(line) AND json_type(line) = 'OBJECT'`
  const keys = await store.rows<{ key: string }>(`
    WITH looked AS (SELECT line FROM ${lines} WHERE trim(line) <> '' LIMIT ${LINES_LOOKED_AT}),
      keys AS (SELECT unnest(json_keys(line)) AS key FROM looked WHERE ${isObject})
    SELECT key FROM keys GROUP BY key ORDER BY count(*) DESC, key`)
  if (keys.length === 0) {
    throw new SourceError(
      `${file.name} holds no JSON object in its first lines; each line must be one, such as {"customer": "A1"}`,
    )
  }
  const columns = keys.map((row) => row.key)
  const cells = columns.map((key, i) => {
    const path = quoteText(`$."${key.replaceAll('"', '\\"')}"`)
    return `nullif(json_extract_string(line, ${path}), '') AS c${i}`
  })
  return {
    file,
    columns,
    scan(rejectsTable) {
      void rejectsTable
      return `SELECT ${cells.join(', ')} FROM ${lines} WHERE trim(line) <> '' AND ${isObject}`
    },
    async malformedRows() {
      const rows = await store.rows<{ row: bigint; line: string }>(`
        SELECT row, left(line, 200) AS line FROM (
          SELECT row_number() OVER () AS row, line FROM ${lines} WHERE trim(line) <> ''
        ) WHERE NOT coalesce(${isObject}, false)`)
      return rows.map(({ row, line }) => ({ row: Number(row), detail: `not a JSON object: ${line}` }))
    },
  }
}
