import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { SourceError } from '../base/errors.ts'
import type { Store } from '../store/store.ts'
import { sniffCsv } from './csv-dialect.ts'
import { csvTable } from './csv-table.ts'
import { announcedEncoding, readHead } from './file-head.ts'
import { ndjsonTable } from './ndjson-table.ts'
import { parquetTable } from './parquet-table.ts'
import type { RawTable } from './raw-table.ts'
import type { SourceFile } from './source-file.ts'
import { isUtf8, transcodeToUtf8 } from './transcode.ts'

export interface TextOptions {
  /** Name of the text encoding; UTF-8, or what a byte order mark announces, when not given. */
  readonly encoding?: string
  readonly delimiter?: string
}

/** Opens one file as a relation of text columns. `workFolder` takes the UTF-8 copy of a file in another encoding. */
export async function openTable(
  store: Store,
  file: SourceFile,
  options: TextOptions,
  workFolder: string,
): Promise<RawTable> {
  if (file.format === 'parquet') return parquetTable(store, file)
  const head = await readHead(file)
  if (head.length === 0) throw new SourceError(`${file.path} is empty (nothing in the archive); export it again`)
  const encoding = options.encoding ?? announcedEncoding(head) ?? 'utf-8'
  if (isUtf8(encoding)) return openText(store, file, file.path, head, options)
  const path = join(workFolder, `${randomUUID()}.utf8`)
  await transcodeToUtf8(file, encoding, path)
  return openText(store, file, path, await readHead({ ...file, gzip: false }, path), options)
}

/** Opens UTF-8 text at `path`, which is the file itself or its copy in UTF-8. */
async function openText(
  store: Store,
  file: SourceFile,
  path: string,
  head: Buffer,
  options: TextOptions,
): Promise<RawTable> {
  if (head.includes(0)) {
    throw new SourceError(
      `${file.name} holds bytes that no text has; it is not ${file.format === 'csv' ? 'CSV' : 'JSON'}, so export it as CSV or Parquet`,
    )
  }
  if (file.format === 'ndjson') return ndjsonTable(store, file, path)
  const dialect = sniffCsv(head.toString('utf8'), options.delimiter)
  if (dialect.columns.length === 0) throw new SourceError(`${file.name} holds only blank lines; export it again`)
  return csvTable(store, file, path, dialect)
}
