import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDrawing } from '../drawing/open-drawing.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import { writeCustomers } from '../exports/write-customers.ts'
import { type RejectOptions, writeRejects } from '../exports/write-rejects.ts'
import { writeSegments } from '../exports/write-segments.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { prepareText, type WriteOptions } from './prepare-text.ts'
import { reportInput } from './report-input.ts'
import { type Compared, reportMeasures } from './report-measures.ts'
import type { Run, RunSummary } from './run.ts'
import { runJson } from './run-json.ts'
import { sideBySide } from './side-by-side.ts'

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
export async function writeRun(store: Store, run: Run, options: WriteOptions): Promise<void> {
  await using writing = await startWriting(store, run.transactions, options)
  await writing.complete(run)
}

/** What run.json says where ids are not shown; nothing where they are. */
export function saysPseudonyms({ pseudonymise }: Pick<WriteOptions, 'pseudonymise'>): { pseudonymised?: true } {
  return pseudonymise ? { pseudonymised: true } : {}
}

/** A result on its way into its folder. Dispose of it in any case: unless it was completed, nothing of it stays. */
export interface Writing extends AsyncDisposable {
  /**
   * Writes what needs no segments, reads what makes the page, and draws what of it shows how customers are compared. The
   * store must hold the measured shop.
   */
  ahead(compared: () => Compared): Promise<void>
  /** Writes what is left, and makes all of it the result. The store must be the one that the run came from. */
  complete(run: Run): Promise<void>
}

/**
 * Takes the folder for the result of a shop that is measured.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function startWriting(store: Store, transactions: Transactions, options: WriteOptions): Promise<Writing> {
  const result = await openResultFolder(options.folder, FILES)
  const shown = await prepareText(store, result.folder, options).catch(async (error: unknown) => {
    await result[Symbol.asyncDispose]()
    throw error
  })
  const rejects = once(async () => {
    await writeRejects(store, transactions, result.stage, shown)
    await result.seal('rejects.csv')
  })
  const renderer = once(openRenderer)
  return {
    async ahead(compared) {
      const [{ drawAhead }] = await Promise.all([renderer(), rejects()])
      drawAhead(compared())
    },
    async complete(known) {
      const run = options.pseudonymise ? withoutIds(known) : known
      const command = options.command ?? `segment ${run.sources.map((source) => source.path).join(' ')}`
      // The store answers in turn: what the report needs first, then the tables, while the page is made of the answers.
      const [{ input, page }] = await sideBySide(undefined, [
        async () => {
          const input = options.report ?? (await reportInput(store, run, `clientele ${command}`))
          const { render } = await renderer()
          return { input, page: render(input) }
        },
        () => writeTables(store, run, result.stage, shown).then(rejects),
      ])
      await writeFile(join(result.stage, 'model.json'), `${JSON.stringify(run.model)}\n`)
      await writeFile(join(result.stage, 'report.html'), page)
      await writeFile(join(result.stage, 'report.json'), `${JSON.stringify(input)}\n`)
      const json = runJson(run, command, await result.hashes())
      await result.commit(toText({ ...json, ...saysPseudonyms(options) }))
    },
    [Symbol.asyncDispose]: () => result[Symbol.asyncDispose](),
  }
}

/** What makes the page, read from the disk when this is called: nothing before it needs it. */
async function openRenderer(): Promise<Renderer> {
  const [{ renderReport }, { scaleSection }, drawing] = await Promise.all([
    import('../report/render-report.ts'),
    import('../report/sections/scale-section.ts'),
    openDrawing(),
  ])
  return {
    render: (input) => renderReport(input, drawing),
    drawAhead(compared) {
      scaleSection({ input: reportMeasures(compared), draw: drawing.draw })
    },
  }
}

/** What makes the page. */
interface Renderer {
  readonly render: (input: ReportInput) => string
  /** Has the drawings ready that do not depend on segments. */
  readonly drawAhead: (compared: Compared) => void
}

/** Work that is done at most once, however often it is asked for. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => {
    begun ??= work()
    return begun
  }
}

/** The tables of a run: customers and segments. The store must have been told by `prepareText` how to write them. */
export async function writeTables(
  store: Store,
  run: RunSummary,
  folder: string,
  { pseudonymise, rawText }: RejectOptions,
): Promise<void> {
  await writeCustomers(store, folder, { ...run, pseudonymise, hasValues: run.values !== undefined })
  await writeSegments(run.segments, folder, rawText)
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
