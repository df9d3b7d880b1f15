import { isDeepStrictEqual } from 'node:util'
import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { Store } from '../store/store.ts'
import { centsFinding } from './cents.ts'
import { mergeIds } from './customer-ids.ts'
import type { DateForm } from './forms/date-form.ts'
import { dayZone } from './forms/day-zone.ts'
import { decideForms } from './forms/decide-forms.ts'
import { findDoubts } from './forms/find-doubts.ts'
import { type FormOptions, NO_DOUBTS } from './forms/forms.ts'
import { fromFile } from './from-file.ts'
import { type ColumnSample, guessRoles } from './guess-roles.ts'
import { guessTotals, lineRoles } from './guess-totals.ts'
import { checkNamedColumns, type LinePlan } from './line-columns.ts'
import { checkNeededColumns } from './needed-columns.ts'
import { productColumns } from './non-products.ts'
import { openSource } from './open-source.ts'
import { fillOrderCells } from './order-cells.ts'
import { countOrderTotals, repeatedTotals } from './order-totals.ts'
import { type FileOverlap, findOverlaps, suspectOverlaps } from './overlapping-files.ts'
import { checkRates } from './rates.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadContext } from './read-context.ts'
import { defineDecimalMacros } from './read-decimal.ts'
import type { ReadOptions } from './read-options.ts'
import { type ReadSource, readTables } from './read-tables.ts'
import { refuseMisreading } from './refuse-misreading.ts'
import type { ColumnRoles } from './roles.ts'
import { findSourceFiles } from './source-file.ts'
import { checkSourceOptions } from './source-options.ts'
import { unusedColumns } from './unused-columns.ts'
import { verifyBeside } from './verify-beside.ts'
import { holdsWideMoney } from './wide-money.ts'
import { type LearnedContext, withLessons } from './with-lessons.ts'

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

async function readOnce(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: LearnedContext,
): Promise<Transactions> {
  const tables = await openTables(store, paths, options, context)
  return verifyBeside(tables, context.signal, (signal, soFar) =>
    readOpened(store, tables, options, { ...context, signal }, soFar),
  )
}

async function readOpened(
  store: Store,
  tables: readonly RawTable[],
  options: ReadOptions,
  context: ReadContext & { readonly signal: AbortSignal },
  verifiedSoFar: () => Promise<void>,
): Promise<Transactions> {
  const samples = await sampleColumns(store, tables)
  const columns = samples.map((sample) => sample.name)
  checkNamedColumns(columns, options)
  const totals = guessTotals(samples, options.columns ?? {})
  const roles = totals ? lineRoles(totals) : guessRoles(samples, options.columns ?? {})
  checkNeededColumns(tables, roles)
  await defineDecimalMacros(store)
  const dates = samples.find(({ name }) => name === roles.orderedAt)?.values ?? []
  checkRates(options.rates, roles)
  const products = productColumns(samples, roles)
  const { signal } = context
  const question = { store, tables, samples, roles, options }
  let forms = await fromAll(tables, () => decideForms(question, NO_DOUBTS, signal))
  await fromAll(tables, verifiedSoFar)
  let plan: LinePlan = { ...forms, roles, columns, options, markFiles: tables.length > 1, products }
  let sources: ReadSource[] = []
  const read = async (verb?: string): Promise<void> => {
    sources = await readTables(store, tables, plan, context, verb)
    if (!(await holdsWideMoney(store, tables, plan))) return
    plan = { ...plan, isWide: true }
    sources = await readTables(store, tables, plan, context, 'rereading')
  }
  await read()
  const { doubts, findings: borneOut } = await findDoubts(store, tables, plan, forms)
  if (doubts.dates || doubts.numbers) {
    forms = await fromAll(tables, () => decideForms(question, doubts, signal))
    const { dateForm, numberForms } = forms
    if (!isDeepStrictEqual([dateForm, numberForms], [plan.dateForm, plan.numberForms])) {
      plan = { ...plan, dateForm, numberForms }
      await read('rereading')
    }
  }
  const lines = sources.reduce((sum, source) => sum + source.rows - source.malformed.length, 0)
  if (lines === 0) throw new SourceError(`${names(tables)} holds no data row below the header; export it again`)
  await refuseMisreading(store, plan, names(tables))
  const suspects = plan.markFiles && !totals ? await suspectOverlaps(store, roles) : []
  if (suspects.length > 0 && !options.markDuplicates) {
    plan = { ...plan, options: { ...options, markDuplicates: true } }
    await read('rereading')
  }
  await fillOrderCells(store, roles)
  if (options.amounts === 'order') await countOrderTotals(store, roles)
  await mergeIds(store, options.ids ?? 'exact')
  const overlaps = suspects.length > 0 ? await findOverlaps(store, suspects, roles) : []
  const findings = [
    ...tables.flatMap((table) => table.findings ?? []),
    ...sources.flatMap((source) => source.findings),
    ...borneOut,
    ...forms.findings,
    ...centsFinding(samples, roles),
    ...(totals ? [] : unusedColumns(samples, roles, options)),
    ...(totals ? [] : await repeatedTotals(store, tables, roles, options.amounts ?? 'line')),
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

/** Work that reads columns of all tables: a fault in it is a fault of the files. */
async function fromAll<T>(tables: readonly RawTable[], work: () => Promise<T>): Promise<T> {
  return tables.length === 1 ? fromFile(tables[0]!.file, undefined, work) : work()
}

async function openTables(
  store: Store,
  paths: readonly string[],
  options: ReadOptions,
  context: LearnedContext,
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

function names(tables: readonly RawTable[]): string {
  return tables.length === 1 ? tables[0]!.file.name : `the ${tables.length} files`
}
