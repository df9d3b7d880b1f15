import { SourceError } from '../base/errors.ts'
import { quotePath, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'
import { locateRecords } from './record-positions.ts'
import type { SourceFile } from './source-file.ts'
import { findTextFault, LONGEST_LINE, NotUtf8Error, openText, textFaultError } from './text-fault.ts'

const LINES_LOOKED_AT = 1000

/** How objects stand in a file: one a line, in one array, or one after the other over several lines. */
export type JsonShape = 'lines' | 'array' | 'unstructured'

/** The shape of a file by its beginning. */
export function jsonShape(head: string): JsonShape {
  const text = head.replace(/^\ufeff/, '').trimStart()
  if (text.startsWith('[')) return 'array'
  const [line = ''] = text.split(/\r?\n|\r/, 1)
  try {
    JSON.parse(line)
    return 'lines'
  } catch {
    return text.length > line.length ? 'unstructured' : 'lines'
  }
}

/**
 * A file of JSON objects at `path`, which is the file itself or its copy in UTF-8; the columns are the keys of its first
 * thousand objects. What is no object is set aside; where they do not stand one a line, the file has to be JSON as a whole.
 */
export async function jsonTable(store: Store, file: SourceFile, path: string, shape: JsonShape): Promise<RawTable> {
  const compressed = path === file.path && file.packing === 'gzip'
  const byLine = shape === 'lines'
  const compression = `compression = '${compressed ? 'gzip' : 'uncompressed'}'`
  const lines = byLine ? linesOf(path, compression) : valuesOf(path, shape, compression)
  // The engine's other JSON functions stop at a text that is no JSON, so that none of them ever meets one.
  const objects = `SELECT row, line, CASE WHEN json_type(json) = 'OBJECT' THEN json END AS object FROM (
    SELECT row_number() OVER () AS row, line, CASE WHEN json_valid(line) THEN line ELSE 'null' END AS json
    FROM ${lines} WHERE trim(line) <> '')`
  const places = await columnPlaces(store, `${objects} LIMIT ${LINES_LOOKED_AT}`)
  if (places.length === 0) {
    throw new SourceError(
      byLine
        ? `${file.name} holds no JSON object in its first lines; each line must be one, such as {"customer": "A1"}`
        : `${file.name} holds no JSON object; it must be an array of them, such as [{"customer": "A1"}]`,
    )
  }
  const [only, second] = await store.rows<{ object: string }>(
    `SELECT object::VARCHAR AS object FROM (${objects}) WHERE object IS NOT NULL LIMIT 2`,
  )
  const wrapper = only && !second && file.format === 'json' ? keyOfRows(only.object) : undefined
  if (wrapper !== undefined) {
    throw new SourceError(
      `${file.name} holds one object with the rows in its key ${JSON.stringify(wrapper)}; save that array as a file of its own, such as [{"customer": "A1"}]`,
    )
  }
  const columns = places.map(({ name }) => name)
  const cells = places.map(({ keys }, i) => {
    const path = quoteText(`$${keys.map((key) => `."${key.replaceAll('"', '\\"')}"`).join('')}`)
    return `nullif(json_extract_string(object, ${path}), '') AS c${i}`
  })
  let verified: Promise<void> | undefined
  const verify = async (signal: AbortSignal | undefined): Promise<void> => {
    const fault = await findTextFault(openText(path, compressed, signal), byLine ? LONGEST_LINE : Infinity)
    if (!fault) return
    if (fault.kind === 'encoding') throw new NotUtf8Error(file)
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

/**
 * The columns that objects have: their keys, and for a key under which some hold an object, such as the customer of an order,
 * the keys of that one as `customer.id`. A key that holds anything else besides is a column, too.
 */
async function columnPlaces(store: Store, objects: string): Promise<{ name: string; keys: string[] }[]> {
  const found = await store.rows<{ key: string; part: string | null }>(`
    WITH entries AS (SELECT unnest(json_keys(object)) AS key, object FROM (${objects})),
    held AS (SELECT key, object -> ('$."' || replace(key, '"', '\\"') || '"') AS value FROM entries),
    typed AS (SELECT key, value, coalesce(json_type(value), 'NULL') AS type FROM held),
    plain AS (SELECT key, NULL::VARCHAR AS part, count(*) AS rows FROM typed WHERE type <> 'OBJECT' GROUP BY key
      HAVING bool_or(type <> 'NULL') OR key NOT IN (SELECT key FROM typed WHERE type = 'OBJECT')),
    parts AS (SELECT key, unnest(json_keys(value)) AS part FROM typed WHERE type = 'OBJECT')
    SELECT key, part FROM (SELECT * FROM plain UNION ALL SELECT key, part, count(*) AS rows FROM parts GROUP BY ALL)
    ORDER BY rows DESC, key, part`)
  const places = found.map(({ key, part }) => ({
    name: part === null ? key : `${key}.${part}`,
    keys: part === null ? [key] : [key, part],
  }))
  return places.filter(({ name }, i) => places.findIndex((place) => place.name === name) === i)
}

/** The key under which an object holds an array of objects with more keys than it has itself: rows, not items of one order. */
function keyOfRows(object: string): string | undefined {
  const entries = Object.entries(JSON.parse(object) as object)
  const holdsRows = (value: unknown): boolean =>
    Array.isArray(value) && value.some((row) => Object.keys(row ?? {}).length >= entries.length)
  return entries.find(([, value]) => holdsRows(value))?.[0]
}

function linesOf(path: string, compression: string): string {
  return `read_csv(${quotePath(path)}, auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u0001',
    quote = '', escape = '', header = false, ${compression}, max_line_size = ${LONGEST_LINE})`
}

function valuesOf(path: string, shape: JsonShape, compression: string): string {
  return `(SELECT json::VARCHAR AS line FROM read_json_objects(${quotePath(path)}, format = '${shape}', ${compression}))`
}
