import { pathToFileURL } from 'node:url'
import type { Database, Statement } from 'libsql'
import { OptionError } from '../base/errors.ts'
import { chooseRelation, formOf, type TableName } from './choose-relation.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import { type Staging, stagedTable } from './staged-table.ts'
import { type StagedCell, writeRows } from './write-rows.ts'

/**
 * A table or query of a SQLite file, which is opened for reading only. Whole numbers keep all their digits, binary
 * floats have their shortest form, blobs are hexadecimal.
 */
export async function sqliteTable(file: SourceFile, options: ReadOptions, staging: Staging): Promise<RawTable> {
  const { default: open } = await import('libsql')
  // The driver takes `readonly` and writes all the same; the engine below it obeys the address.
  const database = new open(`${pathToFileURL(file.path).href}?mode=ro`)
  try {
    const relation = await chooseRelation(file.name, options, async () =>
      database
        .prepare(
          `SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
        )
        .all()
        .map((row): TableName => ({ schema: null, name: (row as { name: string }).name })),
    )
    const statement = prepare(database, relation.sql, options)
    if (!statement.reader) throw new OptionError('--query gives no rows; write it as a SELECT')
    const columns = statement.columns().map(({ name }) => name)
    const cells = statement.raw(true).safeIntegers(true).iterate() as Iterable<readonly unknown[]>
    const rows = await writeRows(textOf(cells), staging)
    return stagedTable(file, { path: staging.path, columns, rows }, staging.path, formOf(relation), relation.findings)
  } finally {
    database.close()
  }
}

function prepare(database: Database, sql: string, { query }: ReadOptions): Statement {
  try {
    return database.prepare(sql)
  } catch (error) {
    if (query === undefined) throw error
    throw new OptionError(`--query is refused by the database (${(error as Error).message}); correct it there`)
  }
}

function* textOf(rows: Iterable<readonly unknown[]>): Generator<readonly StagedCell[]> {
  for (const row of rows) yield row.map(cellText)
}

function cellText(value: unknown): StagedCell {
  if (value === null || typeof value === 'string') return value
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value)
}
