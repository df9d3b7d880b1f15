import type { Finding } from '../base/findings.ts'
import { quoteName } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { countedTexts } from './counted-texts.ts'
import { findDateLayouts } from './date-evidence.ts'
import {
  checkDateFormat,
  type DateForm,
  dateOption,
  givenOrder,
  ISO_FORM,
  ISO_LAYOUTS,
  plainDateForm,
} from './date-form.ts'
import type { ColumnSample } from './guess-roles.ts'
import { type LikelyDates, likelyDates } from './likely-dates.ts'
import { likelyNumbers } from './likely-numbers.ts'
import { type MoneyRole, moneyColumns } from './line-columns.ts'
import {
  currencyOf,
  decideNumberForms,
  type NumberEvidence,
  type NumberForm,
  type NumberShape,
  plainNumbers,
  recogniseNumber,
  weighNumbers,
} from './number-form.ts'
import type { RawTable } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'
import type { ColumnRoles, Role } from './roles.ts'

/** How the texts of dates and numbers are to be read. */
export interface Forms {
  readonly dateForm: DateForm
  /** By role; plain where a role is missing. */
  readonly numberForms: Readonly<Partial<Record<Role, NumberForm>>>
  /** Code of the one currency that cells name, where they do. */
  readonly currency: string | undefined
  readonly findings: readonly Finding[]
  readonly asOptions: FormOptions
  /** What was decided by some values alone, which a reading of all has yet to bear out. */
  readonly bySome: {
    readonly dates: 'plain' | LikelyDates | undefined
    readonly numbers: 'plain' | 'likely' | undefined
  }
  /** Roles that showed whole numbers alone, so that a later point may be of either kind. */
  readonly wholeSoFar: readonly MoneyRole[]
}

/** What the options would say, so that further files are read alike; left out where nothing had to be decided. */
export interface FormOptions {
  readonly dateFormat?: string
  readonly decimal?: '.' | ','
}

/** What a reading by some values has shown to need a look at all values. */
export interface Doubts {
  /** Whether those that were not read need it, or all. */
  readonly dates: 'unread' | 'all' | undefined
  readonly numbers: boolean
  /** Dates that were read. */
  readonly readableDates: number
}

export const NO_DOUBTS: Doubts = { dates: undefined, numbers: false, readableDates: 0 }

/** Shapes of numbers that are looked at: a column has a few dozen. */
const MOST_SHAPES = 1000

/** Places all over a file from which values are taken beside the first ones, shared by all files. */
const SPOTS = 8

/**
 * Decides how dates and numbers are written: as given, or by some values where these leave nothing open, or by evidence
 * over whole columns, which costs a pass over the files.
 *
 * @throws SourceError when the evidence does not decide.
 */
export async function decideForms(
  store: Store,
  tables: readonly RawTable[],
  samples: readonly ColumnSample[],
  roles: ColumnRoles,
  options: ReadOptions,
  doubts: Doubts,
  signal?: AbortSignal,
): Promise<Forms> {
  const valuesOf = (role: Role): readonly string[] => samples.find(({ name }) => name === roles[role])?.values ?? []
  const money = moneyColumns(roles)
  const plainDates = plainDateForm(valuesOf('orderedAt'), options.dateFormat)
  if (plainDates) await checkDateFormat(store, plainDates, options.dateFormat)
  const kinds = money.map((role) => plainNumbers(valuesOf(role)))
  const isFormatGiven = options.dateFormat !== undefined && givenOrder(options.dateFormat) === undefined
  const opensDates = !isFormatGiven && (doubts.dates !== undefined || !plainDates)
  const opensNumbers =
    money.length > 0 && (doubts.numbers || options.decimal === ',' || kinds.some((kind) => kind === undefined))
  const likely = opensDates || opensNumbers ? await likelyForms(tables, roles, money, valuesOf, options) : {}
  const looksAtDates = opensDates && (doubts.dates !== undefined || !likely.dates)
  const looksAtNumbers = opensNumbers && (doubts.numbers || !likely.numbers)
  const looked = [...(looksAtDates ? ['orderedAt' as const] : []), ...(looksAtNumbers ? money : [])]
  if (looksAtDates && doubts === NO_DOUBTS) for (const table of tables) await table.verify?.(signal)
  if (looked.length > 0) await gatherEvidence(store, tables, roles, looked, doubts)
  const dates = looksAtDates
    ? await findDateForm(store, roles.orderedAt!, tables, options, doubts)
    : { form: plainDates ?? formOf(likely.dates!), findings: [], unread: 0 }
  const pointDecimals = tables.every((table) => table.pointDecimals)
  const evidence = looksAtNumbers ? await weighColumns(store, money, roles) : opensNumbers ? likely.numbers! : []
  await store.run('DROP TABLE IF EXISTS evidence')
  const read = opensNumbers ? numberFormsOf(evidence, money, options, pointDecimals) : NO_NUMBER_FORMS
  const dateFormat = options.dateFormat ?? (dates.unread === 0 ? dateOption(dates.form, tables.length > 1) : undefined)
  const point = kinds.includes('point') && !pointDecimals ? '.' : undefined
  const decimal = opensNumbers ? read.decimal : ((options.decimal as '.' | undefined) ?? point)
  return {
    dateForm: dates.form,
    numberForms: read.forms,
    currency: read.currency,
    findings: [...dates.findings, ...read.findings],
    asOptions: { ...(dateFormat !== undefined && { dateFormat }), ...(decimal !== undefined && { decimal }) },
    bySome: {
      dates: looksAtDates || isFormatGiven ? undefined : opensDates ? likely.dates : 'plain',
      numbers: looksAtNumbers ? undefined : opensNumbers ? 'likely' : 'plain',
    },
    wholeSoFar: money.filter((_, i) => kinds[i] === 'whole'),
  }
}

function formOf({ layout }: LikelyDates): DateForm {
  return { kind: 'layouts', layouts: [layout] }
}

/** What the first values and some from all over the files show of dates and numbers, where that leaves nothing open. */
async function likelyForms(
  tables: readonly RawTable[],
  roles: ColumnRoles,
  money: readonly MoneyRole[],
  firstOf: (role: Role) => readonly string[],
  options: ReadOptions,
): Promise<{ dates?: LikelyDates | undefined; numbers?: readonly NumberEvidence[] | undefined }> {
  const spots: { table: RawTable; records: readonly string[][] }[] = []
  const places = Math.max(1, Math.floor(SPOTS / tables.length))
  for (const table of tables) spots.push({ table, records: (await table.spotRecords?.(places)) ?? [] })
  const valuesOf = (role: Role): string[] => {
    const found = spots.flatMap(({ table: { columns }, records }) => {
      const at = columns.indexOf(roles[role]!)
      const whole = at < 0 ? [] : records.filter(({ length }) => length === columns.length)
      return whole.flatMap((record) => (record[at] === '' ? [] : [record[at]!]))
    })
    return [...new Set([...firstOf(role), ...found])]
  }
  const columns = money.map((role) => ({ name: roles[role]!, values: valuesOf(role) }))
  return {
    dates: options.dateFormat === undefined ? likelyDates(valuesOf('orderedAt')) : undefined,
    numbers: likelyNumbers(columns, options.decimal as '.' | ',' | undefined),
  }
}

type NumberForms = {
  forms: Readonly<Partial<Record<Role, NumberForm>>>
  currency: string | undefined
  findings: readonly Finding[]
  decimal: '.' | ',' | undefined
}

const NO_NUMBER_FORMS: NumberForms = { forms: {}, currency: undefined, findings: [], decimal: undefined }

/**
 * Leaves the table `evidence` with the texts of the roles. A second look at dates needs those alone that were not read.
 */
async function gatherEvidence(
  store: Store,
  tables: readonly RawTable[],
  roles: ColumnRoles,
  looked: readonly Role[],
  doubts: Doubts,
): Promise<void> {
  const columns = columnsOf(
    tables,
    looked.map((role) => [role, roles[role]!] as const),
  )
  const unread =
    doubts.dates === 'unread' && looked.length === 1 ? ' WHERE try_cast("orderedAt" AS TIMESTAMP) IS NULL' : ''
  await store.run(`CREATE OR REPLACE TEMP TABLE evidence AS SELECT * FROM (${columns})${unread}`)
}

/** Whether texts of money that were not read as plain numbers are numbers of another form. One pass. */
export async function holdsOtherNumbers(
  store: Store,
  tables: readonly RawTable[],
  roles: ColumnRoles,
): Promise<boolean> {
  const money = moneyColumns(roles)
  const columns = columnsOf(
    tables,
    money.map((role) => [role, roles[role]!] as const),
  )
  const unread = money.map(
    (role) => `SELECT ${quoteName(role)} AS x FROM unread WHERE try_cast(${quoteName(role)} AS DOUBLE) IS NULL`,
  )
  const texts = await store.rows<{ x: string | null }>(`
    WITH unread AS MATERIALIZED (SELECT * FROM (${columns})
      WHERE ${money.map((role) => `try_cast(${quoteName(role)} AS DOUBLE) IS NULL`).join(' OR ')})
    SELECT DISTINCT x FROM (${unread.join(' UNION ALL ')}) LIMIT ${MOST_SHAPES}`)
  return texts.some(({ x }) => x !== null && recogniseNumber(x) !== undefined)
}

async function weighColumns(
  store: Store,
  money: readonly MoneyRole[],
  roles: ColumnRoles,
): Promise<readonly NumberEvidence[]> {
  const evidence = []
  for (const role of money) evidence.push(weighNumbers(roles[role]!, await shapesOf(store, role)))
  return evidence
}

function numberFormsOf(
  evidence: readonly NumberEvidence[],
  money: readonly MoneyRole[],
  options: ReadOptions,
  pointDecimals: boolean,
): NumberForms {
  const { forms, findings, decimal } = decideNumberForms(
    evidence,
    options.decimal as '.' | ',' | undefined,
    pointDecimals,
  )
  const [token] = evidence.flatMap(({ currencies }) => currencies)
  const currency = token === undefined ? undefined : currencyOf(token)
  return {
    forms: Object.fromEntries(money.map((role, i) => [role, forms[i]!] as const).filter(([, form]) => !isPlain(form))),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    findings,
    decimal: decimal === '.' && pointDecimals && options.decimal === undefined ? undefined : decimal,
  }
}

function isPlain({ decimal, grouped, adorned }: NumberForm): boolean {
  return decimal === '.' && !grouped && !adorned
}

async function findDateForm(
  store: Store,
  name: string,
  tables: readonly RawTable[],
  options: ReadOptions,
  doubts: Doubts,
): Promise<{ form: DateForm; findings: readonly Finding[]; unread: number }> {
  const isOpen = `"orderedAt" IS NOT NULL${doubts.dates === 'unread' ? ' AND try_cast("orderedAt" AS TIMESTAMP) IS NULL' : ''}`
  const relation = `SELECT "orderedAt" AS x, file FROM evidence WHERE ${isOpen}`
  const { layouts, findings, unread } = await findDateLayouts(store, name, relation, {
    readable: doubts.readableDates,
    order: givenOrder(options.dateFormat),
    files: tables.map(({ file }) => file.name),
  })
  const all = doubts.dates === 'unread' ? [...ISO_LAYOUTS, ...layouts.filter(({ kind }) => kind !== 'iso')] : layouts
  return { form: all.length > 0 ? { kind: 'layouts', layouts: all } : ISO_FORM, findings, unread }
}

/** Numbers that look alike but for their digits; those that begin with a zero are apart. */
async function shapesOf(store: Store, role: Role): Promise<NumberShape[]> {
  const texts = await countedTexts(store, `SELECT ${quoteName(role)} AS x FROM evidence`)
  return store.rows<{ example: string; rows: number }>(`
    SELECT max(x) AS example, sum(n)::DOUBLE AS rows FROM (${texts})
    GROUP BY translate(x, '0123456789', '9999999999'), regexp_matches(x, '(^|[^0-9.,])0')
    ORDER BY rows DESC, example LIMIT ${MOST_SHAPES}`)
}

/** SQL of columns of all files, each under its role, and the index of the file, in their order; NULL where one lacks it. */
function columnsOf(tables: readonly RawTable[], columns: readonly (readonly [Role, string])[]): string {
  const parts = tables.map((table, file) => {
    const cells = columns.map(([role, name]) => {
      const at = table.columns.indexOf(name)
      return `${at < 0 ? 'NULL::VARCHAR' : `c${at}`} AS ${quoteName(role)}`
    })
    return `SELECT ${cells.join(', ')}, ${file} AS file FROM (${table.scan()})`
  })
  return parts.join(' UNION ALL ')
}
