import type { Store } from '../store/store.ts'
import { openTextTable, type TextLesson, type TextOptions } from './open-text.ts'
import { parquetTable } from './parquet-table.ts'
import type { RawTable } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'

/** Opens one file as a relation of text columns. `workFolder` takes copies of what cannot be read where it lies. */
export async function openTable(
  store: Store,
  file: SourceFile,
  options: TextOptions,
  workFolder: string,
  lesson?: TextLesson,
): Promise<RawTable> {
  if (file.format === 'parquet') return parquetTable(store, file)
  return openTextTable(store, file, options, workFolder, lesson)
}
