import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
import { looksLikeValue, sniffCsv } from './csv-dialect.ts'
import { csvTable } from './csv-table.ts'
import { refuseDatev } from './datev.ts'
import { announcedEncoding, readHead } from './file-head.ts'
import { sniffFixedWidth } from './fixed-width.ts'
import { fixedWidthTable } from './fixed-width-table.ts'
import { jsonShape, jsonTable } from './json-table.ts'
import { unpackZstd } from './packed-text.ts'
import type { RawTable } from './raw-table.ts'
import { rewriteCsv } from './rewrite-csv.ts'
import type { SourceFile } from './source-file.ts'
import { ByteSurveyor, decideEncoding, encodingFinding, guessUtf16 } from './text-encoding.ts'
import { beginsAsUtf8, NotUtf8Error, openText } from './text-fault.ts'
import { isUtf8, transcodeToUtf8 } from './transcode.ts'

export interface TextOptions {
  /** Name of the text encoding; detected when not given. */
  readonly encoding?: string
  readonly delimiter?: string
}

/** What an earlier try at reading a text file has shown. */
export interface TextLesson {
  /** The bytes are not UTF-8 throughout. */
  readonly notUtf8?: boolean
  /** Lines end differently, or quotes close within cells. */
  readonly uneven?: boolean
}

/** Opens a text file as a relation of text columns. `workFolder` takes its copy where it is not plain UTF-8. */
export async function openTextTable(
  store: Store,
  file: SourceFile,
  options: TextOptions,
  workFolder: string,
  lesson: TextLesson = {},
): Promise<RawTable> {
  const stored = file.packing === 'zstd' ? await unpackZstd(store, file.path, workFolder) : file.path
  const { path, encoding, findings } = await asUtf8(file, stored, options, workFolder, lesson)
  const head = await headOf(file, path)
  if (head.includes(0)) {
    throw new SourceError(
      `${file.name} holds bytes that no text has; it is not ${file.format === 'csv' ? 'CSV' : 'JSON'}, so export it as CSV or Parquet`,
    )
  }
  const written = encoding === undefined ? {} : { encoding }
  const sample = head.toString('utf8')
  if (file.format === 'ndjson' || file.format === 'json') {
    const shape = file.format === 'json' ? jsonShape(sample) : 'lines'
    return { ...(await jsonTable(store, file, path, shape)), form: written, findings }
  }
  refuseDatev(file.name, sample)
  const dialect = sniffCsv(sample, options.delimiter)
  const withFindings = (table: RawTable): RawTable => ({
    ...table,
    form: { ...written, ...table.form },
    findings: [...findings, ...(table.findings ?? [])],
  })
  const isOneColumn = dialect.columns.length === 1 && options.delimiter === undefined
  const fixed = isOneColumn ? sniffFixedWidth(sample, looksLikeValue) : undefined
  if (fixed) return withFindings(fixedWidthTable(store, file, path, fixed))
  if (dialect.columns.length === 0) throw new SourceError(`${file.name} holds only blank lines; export it again`)
  if (!lesson.uneven) return withFindings(csvTable(store, file, path, dialect))
  const even = join(workFolder, `${randomUUID()}.csv`)
  await rewriteCsv(openText(path, isPacked(file, path)), dialect, even, file.name)
  return withFindings(csvTable(store, file, even, { ...dialect, skip: 0, titles: [] }))
}

/** The path of the text in UTF-8, which is `stored` or a copy of it, how the text is written, and what there is to say about that. */
async function asUtf8(
  file: SourceFile,
  stored: string,
  options: TextOptions,
  workFolder: string,
  { notUtf8 = false }: TextLesson,
): Promise<{ path: string; encoding: string | undefined; findings: Finding[] }> {
  const head = await headOf(file, stored)
  if (head.length === 0) throw new SourceError(`${file.path} is empty (nothing in the archive); export it again`)
  const packed = isPacked(file, stored)
  const path = join(workFolder, `${randomUUID()}.utf8`)
  const known = options.encoding ?? announcedEncoding(head) ?? guessUtf16(head)
  if (known !== undefined) {
    if (isUtf8(known)) return { path: stored, encoding: 'utf-8', findings: [] }
    await transcodeToUtf8(openText(stored, packed), known, path)
    return { path, encoding: known, findings: [] }
  }
  if (!notUtf8 && (head.includes(0) || (await beginsAsUtf8(openText(stored, packed))))) {
    return { path: stored, encoding: 'utf-8', findings: [] }
  }
  const surveyor = new ByteSurveyor()
  await transcodeToUtf8(surveyor.watch(openText(stored, packed)), LIKELIEST, path)
  const verdict = decideEncoding(surveyor.survey)
  if (verdict.encoding === undefined) throw new NotUtf8Error(file, verdict.evidence)
  if (verdict.encoding !== LIKELIEST) await transcodeToUtf8(openText(stored, packed), verdict.encoding, path)
  return {
    path,
    encoding: isUtf8(verdict.encoding) ? undefined : verdict.encoding,
    findings: [encodingFinding(file.name, verdict, surveyor.survey.beyond)],
  }
}

/** Written down on the way, while it is found out whether the text is in this encoding. */
const LIKELIEST = 'windows-1252'

function isPacked(file: SourceFile, path: string): boolean {
  return path === file.path && file.packing === 'gzip'
}

function headOf(file: SourceFile, path: string): Promise<Buffer> {
  return readHead(file, path, isPacked(file, path))
}
