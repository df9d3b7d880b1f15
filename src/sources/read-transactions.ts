import { tmpdir } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { ClienteleError, OptionError, QueryError, SourceError, StateError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { type OnProgress, throwIfAborted } from '../base/progress.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Store } from '../store/store.ts'
import { mergeIds } from './customer-ids.ts'
import { type DateForm, plainDateForm } from './date-form.ts'
import { dayZone } from './day-zone.ts'
import { type Doubts, decideForms, type FormOptions, type Forms, holdsOtherNumbers, NO_DOUBTS } from './decide-forms.ts'
import { hashFile } from './file-hash.ts'
import { type ColumnSample, guessRoles } from './guess-roles.ts'
import { guessTotals, lineRoles } from './guess-totals.ts'
import {
  checkNamedColumns,
  type LinePlan,
  lineQuery,
  linesView,
  lineTableColumns,
  MONEY_NAMES,
  moneyColumns,
} from './line-columns.ts'
import { productColumns } from './non-products.ts'
import { openSource } from './open-source.ts'
import type { TextLesson } from './open-text.ts'
import { type FileOverlap, findOverlaps, suspectOverlaps } from './overlapping-files.ts'
import { baseCurrency } from './rates.ts'
import type { MalformedRow, RawTable } from './raw-table.ts'
import { defineDecimalMacros } from './read-decimal.ts'
import type { ReadOptions } from './read-options.ts'
import type { ColumnRoles } from './roles.ts'
import { findSourceFiles, type SourceFile } from './source-file.ts'
import { checkSourceOptions } from './source-options.ts'
import { NotUtf8Error, UnevenTextError } from './text-fault.ts'
import { setAsideTotals } from './total-lines.ts'

/** One file that has been read. Its rows are `firstLine`, `firstLine` + 1, … of the table `lines`. */
export interface ReadSource {
  readonly table: RawTable
  /** Data rows, malformed ones included. */
  readonly rows: number
  readonly sha256: string
  readonly firstLine: number
  readonly malformed: readonly MalformedRow[]
  /** Of its rows. */
  readonly findings: readonly Finding[]
}

/** What was read: the table `lines` in the store, and what is known about it. */
export interface Transactions {
  readonly sources: readonly ReadSource[]
  readonly roles: ColumnRoles
  /** What one row is: a line of an order, or all that is known of a customer. */
  readonly grain: 'transactions' | 'customers'
  readonly dateForm: DateForm
  readonly asOptions: FormOptions
  /** Which zone's calendar days are counted, and why. */
  readonly days: string
  /** All column names, in the order in which they first appear. */
  readonly columns: readonly string[]
  readonly samples: readonly ColumnSample[]
  readonly keep: readonly string[]
  /** Code of the currency that the cells of money name, where they do. */
  readonly currency: string | undefined
  /** Rows of `lines`: those that could be taken apart. */
  readonly lines: number
  /** How the sources were read, where a reader might have read them otherwise. */
  readonly findings: readonly Finding[]
  /** Files that hold the same rows. The rows of `lines` then have a number for their `file` and one for their `content`. */
  readonly overlaps: readonly FileOverlap[]
  /** Columns by which rows that sell no product are told; `non_product` in `lines` begins with its place here. */
  readonly products: readonly string[]
}

export interface ReadContext {
  readonly workFolder: string
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal | undefined
}

const SAMPLE_ROWS = 1000

/**
 * Reads every row of the sources into the table `lines` of the store: one typed row per source row, in source order,
 * with the reason that the row shows by itself (`problem`, 0 where there is none).
 *
 * @throws SourceError when a source cannot be used as it is; the message says what to change.
 */
export async function readTransactions(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: ReadContext,
): Promise<Transactions> {
  return withLessons(options, context, (learned) => readOnce(store, paths, options, learned))
}

/**
 * The first values of every column, whatever they mean; nothing is read into the store.
 *
 * @throws SourceError when a source cannot be opened.
 */
export async function sampleSources(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: ReadContext,
): Promise<ColumnSample[]> {
  return withLessons(options, context, async (learned) =>
    sampleColumns(store, await openTables(store, paths, options, learned)),
  )
}

async function withLessons<T>(
  options: ReadOptions,
  context: ReadContext,
  work: (learned: Context) => Promise<T>,
): Promise<T> {
  const lessons = new Map<string, TextLesson>()
  for (;;) {
    try {
      return await work({ ...context, lessons })
    } catch (error) {
      if (!learn(lessons, error, options)) throw error
    }
  }
}

type Context = ReadContext & { readonly lessons: ReadonlyMap<string, TextLesson> }

/** Notes what a failed try has shown of a text file. @returns whether there is reason to try again. */
function learn(lessons: Map<string, TextLesson>, error: unknown, options: ReadOptions): boolean {
  if (error instanceof NotUtf8Error && options.encoding === undefined) {
    const known = lessons.get(error.path)
    lessons.set(error.path, { ...known, notUtf8: true })
    return !known?.notUtf8
  }
  if (error instanceof UnevenTextError) {
    const known = lessons.get(error.path)
    lessons.set(error.path, { ...known, uneven: true })
    return !known?.uneven
  }
  return false
}

async function readOnce(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: Context,
): Promise<Transactions> {
  const tables = await openTables(store, paths, options, context)
  const samples = await sampleColumns(store, tables)
  const columns = samples.map((sample) => sample.name)
  checkNamedColumns(columns, options)
  const totals = guessTotals(samples, options.columns ?? {})
  const roles = totals ? lineRoles(totals) : guessRoles(samples, options.columns ?? {})
  await defineDecimalMacros(store)
  const dates = samples.find(({ name }) => name === roles.orderedAt)?.values ?? []
  if (!plainDateForm(dates, options.dateFormat)) {
    for (const table of tables) await table.verify?.(context.signal)
  }
  if (options.rates) {
    baseCurrency(options.rates)
    if (!roles.currency) {
      throw new OptionError(
        '--rates needs to know the currency of each row; name its column with --columns currency=NAME',
      )
    }
  }
  const products = productColumns(samples, roles)
  let forms = await fromAll(tables, () => decideForms(store, tables, samples, roles, options, NO_DOUBTS))
  let plan: LinePlan = { ...forms, roles, columns, options, markFiles: tables.length > 1 && !totals, products }
  let sources = await readTables(store, tables, plan, context)
  const doubts = await findDoubts(store, tables, plan, forms)
  if (doubts.dates || doubts.numbers) {
    forms = await fromAll(tables, () => decideForms(store, tables, samples, roles, options, doubts))
    const { dateForm, numberForms } = forms
    if (!isDeepStrictEqual([dateForm, numberForms], [plan.dateForm, plan.numberForms])) {
      plan = { ...plan, dateForm, numberForms }
      sources = await readTables(store, tables, plan, context)
    }
  }
  const lines = sources.reduce((sum, source) => sum + source.rows - source.malformed.length, 0)
  if (lines === 0) throw new SourceError(`${names(tables)} holds no data row below the header; export it again`)
  await refuseMisreading(store, plan, names(tables))
  const suspects = plan.markFiles ? await suspectOverlaps(store, roles) : []
  if (suspects.length > 0 && !options.markDuplicates) {
    plan = { ...plan, options: { ...options, markDuplicates: true } }
    sources = await readTables(store, tables, plan, context)
  }
  await mergeIds(store, options.ids ?? 'exact')
  const overlaps = suspects.length > 0 ? await findOverlaps(store, suspects, roles) : []
  const findings = [
    ...tables.flatMap((table) => table.findings ?? []),
    ...sources.flatMap((source) => source.findings),
    ...forms.findings,
  ]
  return {
    sources,
    roles: totals ?? roles,
    grain: totals ? 'customers' : 'transactions',
    dateForm: plan.dateForm,
    asOptions: forms.asOptions,
    days: dayZone(dates, plan.dateForm, options.timezone),
    columns,
    samples,
    keep: options.keep ?? [],
    lines,
    findings,
    overlaps,
    products: products.map(({ name }) => name),
    currency: forms.currency,
  }
}

/** Whether rows that were read by the first values alone hold dates or numbers of another form. */
async function findDoubts(
  store: Store,
  tables: readonly RawTable[],
  { roles, options }: LinePlan,
  { byFirst, wholeSoFar }: Forms,
): Promise<Doubts> {
  if (!byFirst.dates && !byFirst.numbers) return NO_DOUBTS
  const fractions = options.decimal === undefined ? wholeSoFar.map((role) => `${MONEY_NAMES[role]} % 1 <> 0`) : []
  const row = await store.row<{ dates: boolean; unread: boolean; fractions: boolean; readable: bigint }>(`
    SELECT bool_or(problem = ${reasonCode('unreadable-date')}) AS dates, count(ordered_at) AS readable,
      bool_or(problem = ${reasonCode('unreadable-amount')}) AS unread, ${fractions.length > 0 ? `bool_or(${fractions.join(' OR ')})` : 'false'} AS fractions
    FROM read_lines`)
  const numbers = row.fractions || (row.unread && (await holdsOtherNumbers(store, tables, roles)))
  return { dates: byFirst.dates && row.dates, numbers: byFirst.numbers && numbers, readableDates: Number(row.readable) }
}

/** Work that reads columns of all tables: a fault in it is a fault of the files. */
async function fromAll<T>(tables: readonly RawTable[], work: () => Promise<T>): Promise<T> {
  return tables.length === 1 ? fromFile(tables[0]!.file, undefined, work) : work()
}

async function openTables(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: Context,
): Promise<RawTable[]> {
  const files = await findSourceFiles(paths)
  checkSourceOptions(files, options)
  const tables: RawTable[] = []
  for (const file of files) {
    const lesson = context.lessons.get(file.path)
    tables.push(...(await fromFile(file, context.signal, () => openSource(store, file, options, context, lesson))))
  }
  return tables
}

/** The first values of every column, over all files that have it. */
async function sampleColumns(store: Store, tables: readonly RawTable[]): Promise<ColumnSample[]> {
  const values = new Map<string, string[]>()
  for (const table of tables) {
    const rows = await fromFile(table.file, undefined, () =>
      store.rows<Record<string, string | null>>(`${table.scan()} LIMIT ${SAMPLE_ROWS}`),
    )
    for (const [i, name] of table.columns.entries()) {
      const known = values.get(name) ?? []
      if (!values.has(name)) values.set(name, known)
      if (known.length >= SAMPLE_ROWS) continue
      for (const row of rows) if (row[`c${i}`] !== null) known.push(row[`c${i}`]!)
    }
  }
  return [...values].map(([name, found]) => ({ name, values: found }))
}

async function readTables(
  store: Store,
  tables: readonly RawTable[],
  plan: LinePlan,
  { onProgress, signal }: ReadContext,
): Promise<ReadSource[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE read_lines (${lineTableColumns(plan).join(', ')})`)
  await store.run(linesView(plan))
  const sources: ReadSource[] = []
  let firstLine = 0
  for (const [i, table] of tables.entries()) {
    throwIfAborted(signal)
    onProgress?.(`reading ${table.file.name}`, tables.length > 1 ? i / tables.length : undefined)
    const rejectsTable = `rejects_${i}`
    const source = await fromFile(table.file, signal, async () => {
      for (const left of [rejectsTable, `${rejectsTable}_scan`]) await store.run(`DROP TABLE IF EXISTS ${left}`)
      const bytes = Promise.all([hashFile(table.contents ?? table.file.path, signal), table.verify?.(signal)])
      await withBytes(store, bytes, store.run(`INSERT INTO read_lines ${lineQuery(table, plan, rejectsTable, i)}`))
      const { count } = await store.row<{ count: bigint }>('SELECT count(*) AS count FROM read_lines')
      const malformed = await table.malformedRows(rejectsTable)
      const lines = Number(count) - firstLine
      table.checkCount?.(lines)
      const findings = await setAsideTotals(store, table, firstLine, lines)
      return { table, rows: lines + malformed.length, sha256: (await bytes)[0], firstLine, malformed, findings }
    })
    sources.push(source)
    firstLine += source.rows - source.malformed.length
  }
  return sources
}

/**
 * Waits for both. Where the bytes show a fault, the statement is ended, and its end awaited: an engine that is closed
 * while it reads never returns.
 */
async function withBytes(store: Store, bytes: Promise<unknown>, statement: Promise<void>): Promise<void> {
  bytes.catch(() => store.interrupt())
  const [ofBytes, ofStatement] = await Promise.allSettled([bytes, statement])
  for (const { status, reason } of [ofBytes, ofStatement] as PromiseRejectedResult[]) {
    if (status === 'rejected') throw reason
  }
}

/** Names the file when it is the file that work on it fails at. */
async function fromFile<T>(file: SourceFile, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throwIfAborted(signal)
    const message = error instanceof Error ? error.message : String(error)
    if (/ENOSPC|no space left/i.test(message)) {
      throw new StateError(
        `there is no space left for the copy of ${file.name} in ${tmpdir()}; make room, or name another folder in TMPDIR`,
      )
    }
    const isOurs = error instanceof ClienteleError && !(error instanceof QueryError)
    if (isOurs || /out of memory/i.test(message)) throw error
    if (/invalid unicode/i.test(message)) throw new NotUtf8Error(file)
    if (/state machine/.test(message)) throw new UnevenTextError(file)
    throw new SourceError(
      `${file.path} cannot be read (${message.split('\n')[0]}); check that it is complete and may be read`,
    )
  }
}

/** Stops where more than half of the filled dates or amounts could not be read: the form is wrong, not the rows. */
async function refuseMisreading(store: Store, plan: LinePlan, source: string): Promise<void> {
  const missing = (...reasons: Parameters<typeof reasonCode>[0][]): string => reasons.map(reasonCode).join(', ')
  const counts = await store.row<{ rows: bigint; dates: bigint; amounts: bigint }>(`
    SELECT count(*) FILTER (problem NOT IN (${missing('excluded', 'missing-customer', 'missing-date')})) AS rows,
      count(*) FILTER (problem = ${reasonCode('unreadable-date')}) AS dates,
      count(*) FILTER (problem = ${reasonCode('unreadable-amount')}) AS amounts FROM lines`)
  const half = Number(counts.rows) / 2
  if (Number(counts.dates) > half) {
    throw new SourceError(
      `${counts.dates} of ${counts.rows} rows of ${source} hold no readable date in ${plan.roles.orderedAt}; say how dates are written with --date-format, or name another column with --columns orderedAt=NAME`,
    )
  }
  if (Number(counts.amounts) > half) {
    const columns = moneyColumns(plan.roles).map((role) => plan.roles[role])
    throw new SourceError(
      `${counts.amounts} of ${counts.rows} rows of ${source} hold no readable number in ${columns.join(' or ')}; say how they are written with --decimal . or --decimal , or name other columns with --columns`,
    )
  }
}

function names(tables: readonly RawTable[]): string {
  return tables.length === 1 ? tables[0]!.file.name : `the ${tables.length} files`
}
