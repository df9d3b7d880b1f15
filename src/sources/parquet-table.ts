import { SourceError } from '../base/errors.ts'
import { quoteName, quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'

/** A Parquet file; every column is read as text, binary floats in their shortest form. */
export async function parquetTable(store: Store, file: SourceFile): Promise<RawTable> {
  const relation = `read_parquet(${quotePath(file.path)})`
  const described = await store.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${relation}`).catch((error) => {
    throw new SourceError(`${file.name} is not a readable Parquet file (${firstLine(error)}); export it again`)
  })
  const columns = described.map((column) => column.column_name)
  const cells = columns.map((name, i) => `nullif(${quoteName(name)}::VARCHAR, '') AS c${i}`)
  return {
    file,
    columns,
    form: {},
    pointDecimals: true,
    scan: () => `SELECT ${cells.join(', ')} FROM ${relation}`,
    malformedRows: async () => [],
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}
