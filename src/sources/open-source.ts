import type { Store } from '../store/store.ts'
import { openTable } from './open-table.ts'
import type { TextLesson } from './open-text.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'
import type { Staging } from './staged-table.ts'
import { type OpenContext, stagingOf } from './staging-of.ts'

/** Opens one source: a file is one table, a workbook one for each of its sheets that is read. */
export async function openSource(
  store: Store,
  file: SourceFile,
  options: ReadOptions,
  context: OpenContext,
  lesson?: TextLesson,
): Promise<RawTable[]> {
  if (file.format === 'xlsx' || file.format === 'ods') {
    const { workbookTables } = await import('./workbook-tables.ts')
    return workbookTables(file, options, context)
  }
  const database = await openDatabase(file, options, () => stagingOf(file.name, context))
  return [database ?? (await openTable(store, file, options, context.workFolder, lesson))]
}

/** Each kind of database loads its driver only when it is read. */
async function openDatabase(
  file: SourceFile,
  options: ReadOptions,
  staging: () => Staging,
): Promise<RawTable | undefined> {
  const { address } = file
  if (file.format === 'sqlite') return (await import('./sqlite-table.ts')).sqliteTable(file, options, staging())
  if (file.format === 'duckdb') return (await import('./duckdb-table.ts')).duckdbTable(file, options, staging())
  if (!address) return undefined
  return address.kind === 'postgres'
    ? (await import('./postgres-table.ts')).postgresTable(file, address, options, staging())
    : (await import('./mysql-table.ts')).mysqlTable(file, address, options, staging())
}
