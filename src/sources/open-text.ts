import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { TextDecoder } from 'node:util'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
import { looksLikeValue, sniffCsv } from './csv-dialect.ts'
import { csvTable } from './csv-table.ts'
import { announcedEncoding, readHead } from './file-head.ts'
import { sniffFixedWidth } from './fixed-width.ts'
import { fixedWidthTable } from './fixed-width-table.ts'
import { ndjsonTable } from './ndjson-table.ts'
import { unpackZstd } from './packed-text.ts'
import type { RawTable } from './raw-table.ts'
import { rewriteCsv } from './rewrite-csv.ts'
import type { SourceFile } from './source-file.ts'
import { decideEncoding, encodingFinding, guessUtf16, surveyBytes } from './text-encoding.ts'
import { NotUtf8Error, openText } from './text-fault.ts'
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
  if (file.format === 'ndjson') return { ...(await ndjsonTable(store, file, path)), form: written, findings }
  const sample = head.toString('utf8')
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
  const findings: Finding[] = []
  let encoding = options.encoding ?? announcedEncoding(head) ?? guessUtf16(head)
  if (encoding === undefined && (notUtf8 || (!head.includes(0) && !beginsAsUtf8(head)))) {
    const survey = await surveyBytes(openText(stored, packed))
    const verdict = decideEncoding(survey)
    if (verdict.encoding === undefined) throw new NotUtf8Error(file, verdict.evidence)
    encoding = verdict.encoding
    findings.push(encodingFinding(file.name, verdict, survey.beyond))
  }
  const isDamaged = encoding !== undefined && isUtf8(encoding) && findings.length > 0
  if (encoding === undefined || (isUtf8(encoding) && !isDamaged)) return { path: stored, encoding: 'utf-8', findings }
  const path = join(workFolder, `${randomUUID()}.utf8`)
  await transcodeToUtf8(openText(stored, packed), encoding, path)
  return { path, encoding: isDamaged ? undefined : encoding, findings }
}

/** Whether these first bytes of a text are UTF-8, but for a character that their end may cut off. */
function beginsAsUtf8(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

function isPacked(file: SourceFile, path: string): boolean {
  return path === file.path && file.packing === 'gzip'
}

function headOf(file: SourceFile, path: string): Promise<Buffer> {
  return readHead(file, path, isPacked(file, path))
}
