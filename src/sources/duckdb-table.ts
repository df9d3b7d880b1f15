import { OptionError, QueryError, SourceError } from '../base/errors.ts'
import { quoteText } from '../store/sql.ts'
import { openStore, type Store } from '../store/store.ts'
import { chooseRelation, formOf, type TableName } from './choose-relation.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import { type Staging, stagedTable } from './staged-table.ts'

/** Beside the run's own engine, which keeps its limit to itself. */
const MEMORY = '256MB'

/**
 * A table or query of a DuckDB file, which is opened for reading only, in an engine of its own: a query sees that file's
 * tables and nothing of the run.
 */
export async function duckdbTable(file: SourceFile, options: ReadOptions, staging: Staging): Promise<RawTable> {
  await using store = await openFile(file)
  const stop = (): void => store.interrupt()
  staging.signal?.addEventListener('abort', stop)
  try {
    await store.run(`SET TimeZone = 'UTC'`)
    const relation = await chooseRelation(file.name, options, () => listTables(store))
    const described = await describe(store, relation.sql, options)
    const columns = described.map(({ column_name }) => column_name)
    const { path } = staging
    // In text, a blob may hold what no text holds.
    const cells = described.map(({ column_type }, i) => (column_type === 'BLOB' ? `hex(c${i})` : `c${i}::VARCHAR`))
    const named = `(${relation.sql}\n) AS source(${columns.map((_, i) => `c${i}`).join(', ')})`
    await store.run(`COPY (SELECT ${cells.join(', ')} FROM ${named}) TO ${quoteText(path)} (FORMAT csv, HEADER false)`)
    const { rows } = await store.row<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${named}`)
    return stagedTable(file, { path, columns, rows: Number(rows) }, path, formOf(relation), relation.findings)
  } finally {
    staging.signal?.removeEventListener('abort', stop)
  }
}

async function openFile(file: SourceFile): Promise<Store> {
  try {
    return await openStore(file.path, { readOnly: true, memory: MEMORY })
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new SourceError(
      /lock/i.test(reason)
        ? `${file.path} is open for writing in another program; close it there, or export the table to Parquet`
        : `${file.path} cannot be opened (${reason}); check that it is a DuckDB file of a version up to that of clientele`,
    )
  }
}

async function listTables(store: Store): Promise<TableName[]> {
  const rows = await store.rows<{ schema: string; name: string }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_catalog = current_database() ORDER BY ALL`,
  )
  return rows.map(({ schema, name }) => ({ schema: schema === 'main' ? null : schema, name }))
}

async function describe(
  store: Store,
  sql: string,
  { query }: ReadOptions,
): Promise<{ column_name: string; column_type: string }[]> {
  try {
    return await store.rows(`DESCRIBE SELECT * FROM (${sql}\n)`)
  } catch (error) {
    if (query === undefined || !(error instanceof QueryError)) throw error
    throw new OptionError(`--query is refused by the database (${error.message.split('\n')[0]}); correct it there`)
  }
}
