import type { Options, Sql, UnsafeQueryOptions } from 'postgres'
import { throwIfAborted } from '../base/progress.ts'
import { chooseRelation, formOf, type TableName } from './choose-relation.ts'
import type { ServerAddress } from './database-address.ts'
import { databaseError } from './database-error.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import { type Staging, stagedTable } from './staged-table.ts'
import { type StagedCell, writeRows } from './write-rows.ts'

const CONNECT_SECONDS = 15
const ROWS_AT_ONCE = 2000

/** Texts of dates and numbers that do not depend on how the server is set up; and nothing is written. */
const SESSION = `SET default_transaction_read_only = on; SET datestyle = 'ISO, YMD'; SET timezone = 'UTC';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_encoding = 'UTF8'`

/**
 * A table or query of a PostgreSQL server, read by a cursor: every cell is the text that the server makes of it, so that
 * decimals and times are exact. (Its COPY command would be faster, but the driver ends the process when a COPY fails at
 * its first rows.)
 */
export async function postgresTable(
  file: SourceFile,
  address: ServerAddress,
  options: ReadOptions,
  staging: Staging,
): Promise<RawTable> {
  const { default: connect } = await import('postgres')
  const sql = connect(connection(address))
  try {
    await sql.unsafe(SESSION)
    const relation = await chooseRelation(file.name, options, () => listTables(sql))
    const described = await sql.unsafe(relation.sql).describe()
    const columns = described.columns.map(({ name }) => name)
    const rows = await writeRows(rowsOf(sql, relation.sql, staging.signal), staging)
    return stagedTable(file, { path: staging.path, columns, rows }, staging.path, formOf(relation), relation.findings)
  } catch (error) {
    throwIfAborted(staging.signal)
    throw databaseError(address, error, options)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** What the address leaves out, the driver takes from PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD. */
function connection(address: ServerAddress): Options<Record<string, never>> {
  const { host, port, database, user, password } = address
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(database !== undefined && { database }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ssl: sslOf(address.setting('sslmode') ?? process.env['PGSSLMODE'] ?? 'prefer'),
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => {},
    fetch_types: false,
  }
}

function sslOf(mode: string): Exclude<Options<Record<string, never>>['ssl'], undefined> {
  if (mode === 'disable') return false
  if (mode === 'require' || mode === 'verify-full') return mode
  return mode === 'verify-ca' ? 'verify-full' : 'prefer'
}

async function listTables(sql: Sql): Promise<TableName[]> {
  const rows = await sql<{ schema: string; name: string; plain: boolean }[]>`
    SELECT n.nspname AS schema, c.relname AS name, pg_table_is_visible(c.oid) AS plain
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
      AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
      AND has_table_privilege(c.oid, 'SELECT')
    ORDER BY n.nspname, c.relname`
  return rows.map(({ schema, name, plain }) => ({ schema: plain ? null : schema, name }))
}

async function* rowsOf(
  sql: Sql,
  query: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly StagedCell[]> {
  throwIfAborted(signal)
  // The driver knows this option of its own, and its types do not.
  const reading = sql.unsafe(query, [], { simple: false } as UnsafeQueryOptions)
  const stop = (): void => reading.cancel()
  signal?.addEventListener('abort', stop)
  try {
    for await (const rows of reading.raw().cursor(ROWS_AT_ONCE)) {
      throwIfAborted(signal)
      for (const cells of rows) yield cells.map((cell) => cell?.toString('utf8') ?? null)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
