import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDrawing } from '../drawing/open-drawing.ts'
import { OWN_FOLDER, openResultFolder, type ResultFolder } from '../exports/result-folder.ts'
import { defineTextMacros } from '../exports/text-macros.ts'
import { writeCustomers } from '../exports/write-customers.ts'
import { type RejectOptions, writeRejects } from '../exports/write-rejects.ts'
import { writeSegments } from '../exports/write-segments.ts'
import { renderReport } from '../report/render-report.ts'
import type { ReportInput } from '../report/report-input.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { reportInput } from './report-input.ts'
import type { Run, RunSummary } from './run.ts'
import { runJson } from './run-json.ts'

export interface WriteOptions {
  /** Result folder; made where it does not exist. */
  readonly folder: string
  /** The command line, for run.json and the report. */
  readonly command?: string
  /** Leaves cells as they are that a spreadsheet would run as formulas. Default false. */
  readonly rawText?: boolean
  /**
   * Replaces customer ids by a keyed hash, and says so in run.json; the key stays in the folder or comes from
   * CLIENTELE_PSEUDONYM_KEY.
   */
  readonly pseudonymise?: boolean
  /** What `reportInput` has made of this run under this command already; not together with `pseudonymise`. */
  readonly report?: ReportInput
}

/** The files of a segmentation, run.json beside them. */
const FILES = [
  'customers.csv',
  'customers.parquet',
  'segments.csv',
  'rejects.csv',
  'model.json',
  'report.html',
  'report.json',
  'run.json',
]

/**
 * Writes the result files of a run: whole or not at all. The store must be the one that the run came from.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeRun(store: Store, known: Run, options: WriteOptions): Promise<void> {
  const run = options.pseudonymise ? withoutIds(known) : known
  const command = options.command ?? `segment ${run.sources.map((source) => source.path).join(' ')}`
  await using result = await openResultFolder(options.folder, FILES)
  const input = options.report ?? (await reportInput(store, run, `clientele ${command}`))
  // The page is drawn while the store's threads write the tables.
  const tables = writeTables(store, run, run.transactions, result, options)
  const [page] = await Promise.all([openDrawing().then((drawing) => renderReport(input, drawing)), tables])
  await writeFile(join(result.stage, 'model.json'), `${JSON.stringify(run.model)}\n`)
  await writeFile(join(result.stage, 'report.html'), page)
  await writeFile(join(result.stage, 'report.json'), `${JSON.stringify(input)}\n`)
  const json = runJson(run, command, await result.hashes())
  await result.commit(toText({ ...json, ...saysPseudonyms(options) }))
}

/** What run.json says where ids are not shown; nothing where they are. */
export function saysPseudonyms({ pseudonymise }: Pick<WriteOptions, 'pseudonymise'>): { pseudonymised?: true } {
  return pseudonymise ? { pseudonymised: true } : {}
}

/** The files that every result has: customers, segments and rejects. */
export async function writeTables(
  store: Store,
  run: RunSummary,
  transactions: Transactions,
  result: ResultFolder,
  options: WriteOptions,
): Promise<void> {
  const text = await prepareText(store, result.folder, options)
  await writeCustomers(store, result.stage, {
    ...run,
    pseudonymise: text.pseudonymise,
    hasValues: run.values !== undefined,
  })
  await writeSegments(run.segments, result.stage, text.rawText)
  await writeRejects(store, transactions, result.stage, text)
}

/** Makes the store write cells and ids as the options say. */
export async function prepareText(store: Store, folder: string, options: WriteOptions): Promise<RejectOptions> {
  const rawText = options.rawText ?? false
  const pseudonymKey = options.pseudonymise ? await keyOf(folder) : undefined
  await defineTextMacros(store, { rawText, pseudonymKey })
  return { rawText, pseudonymise: pseudonymKey !== undefined }
}

/** Findings whose example shows the id of a customer. */
const EXAMPLES_OF_IDS: ReadonlySet<string> = new Set(['decimal-ids', 'overlapping-files'])

/** Findings show an id as an example only where ids are shown at all. */
export function withoutIds<Known extends Pick<RunSummary, 'findings'>>(run: Known): Known {
  const findings = run.findings.map((finding) => {
    const { example, customers = [], ...rest } = finding
    const message = customers.reduce((text, id) => text.replaceAll(`"${id}"`, '(a customer)'), rest.message)
    const isPublic = example !== undefined && customers.length === 0 && !EXAMPLES_OF_IDS.has(finding.code)
    return { ...rest, message, ...(isPublic && { example }) }
  })
  return { ...run, findings }
}

export function toText(json: Record<string, unknown>): string {
  return `${JSON.stringify(json, null, 2)}\n`
}

/** One key per folder, so that later runs give the same customer the same pseudonym. */
async function keyOf(folder: string): Promise<string> {
  const given = process.env['CLIENTELE_PSEUDONYM_KEY']
  if (given) return given
  const path = join(folder, OWN_FOLDER, 'pseudonym.key')
  const known = await readFile(path, 'utf8').catch(() => undefined)
  if (known) return known
  const key = randomBytes(32).toString('hex')
  await mkdir(join(folder, OWN_FOLDER), { recursive: true })
  await writeFile(path, key, { mode: 0o600 })
  return key
}
