import type { Readable } from 'node:stream'
import type { ConnectionOptions, FieldPacket } from 'mysql2'
import { OptionError } from '../base/errors.ts'
import { throwIfAborted } from '../base/progress.ts'
import { chooseRelation, formOf, type TableName } from './choose-relation.ts'
import type { ServerAddress } from './database-address.ts'
import { databaseError } from './database-error.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import { type Staging, stagedTable } from './staged-table.ts'
import { type StagedCell, writeRows } from './write-rows.ts'

const CONNECT_MILLISECONDS = 15_000

/**
 * A table or query of a MySQL or MariaDB server. The rows come one by one as the server writes them: every cell is its
 * text, so that decimals and times are exact; TIMESTAMP columns are in UTC.
 */
export async function mysqlTable(
  file: SourceFile,
  address: ServerAddress,
  options: ReadOptions,
  staging: Staging,
): Promise<RawTable> {
  const { createConnection } = await import('mysql2')
  const connection = createConnection(connectionOf(address))
  const stop = (): void => connection.destroy()
  staging.signal?.addEventListener('abort', stop)
  // Faults also reach the statement that they end.
  connection.on('error', () => {})
  const rowsOf = (sql: string) =>
    new Promise<StagedCell[][]>((done, failed) => {
      connection.query({ sql, rowsAsArray: true }, (error, rows) =>
        error ? failed(error) : done(rows as StagedCell[][]),
      )
    })
  try {
    await rowsOf(`SET SESSION time_zone = '+00:00'`)
    await rowsOf('START TRANSACTION READ ONLY')
    const relation = await chooseRelation(file.name, options, async () => (await rowsOf(TABLES)).map(tableName), quote)
    const query = connection.query({ sql: relation.sql, rowsAsArray: true })
    let columns: string[] = []
    query.on('fields', (fields: FieldPacket[] | undefined) => {
      columns = fields?.map(({ name }) => name) ?? []
    })
    const rows = await writeRows(rowsIn(query.stream({ highWaterMark: 1000 })), staging)
    if (columns.length === 0) throw new OptionError('--query gives no rows; write it as a SELECT')
    return stagedTable(file, { path: staging.path, columns, rows }, staging.path, formOf(relation), relation.findings)
  } catch (error) {
    throwIfAborted(staging.signal)
    throw databaseError(address, error, options)
  } finally {
    staging.signal?.removeEventListener('abort', stop)
    connection.destroy()
  }
}

/** A fault may come before anybody reads, when the driver's stream would end the process. */
function rowsIn(stream: Readable): AsyncIterable<StagedCell[]> {
  const faults: Error[] = []
  stream.on('error', (error) => faults.push(error))
  return (async function* () {
    if (faults[0]) throw faults[0]
    yield* stream as AsyncIterable<StagedCell[]>
  })()
}

const TABLES = `SELECT table_schema = database(), table_schema, table_name FROM information_schema.tables
  WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
    AND (database() IS NULL OR table_schema = database()) ORDER BY 2, 3`

function tableName([own, schema, name]: StagedCell[]): TableName {
  return { schema: own === '1' ? null : schema!, name: name! }
}

function quote(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

function connectionOf(address: ServerAddress): ConnectionOptions {
  const env = process.env
  const { host = env['MYSQL_HOST'], port = Number(env['MYSQL_TCP_PORT'] ?? 3306), database } = address
  const { user = env['MYSQL_USER'] ?? env['USER'], password = env['MYSQL_PWD'] } = address
  const mode = (address.setting('ssl-mode') ?? address.setting('sslmode') ?? '').toLowerCase().replaceAll('_', '-')
  return {
    host: host ?? 'localhost',
    port,
    ...(database !== undefined && { database }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(/^(verify|require)/.test(mode) && { ssl: { rejectUnauthorized: mode.startsWith('verify') } }),
    charset: 'utf8mb4',
    connectTimeout: CONNECT_MILLISECONDS,
    typeCast: (field) => field.string('utf8'),
  }
}
