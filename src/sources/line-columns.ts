import { OptionError } from '../base/errors.ts'
import { type Reason, reasonCode } from '../base/reasons.ts'
import { quoteText } from '../store/sql.ts'
import { type DateForm, dateExpression, plausibleDate } from './forms/date-form.ts'
import { type NumberForm, PLAIN_NUMBERS } from './forms/number-form.ts'
import { plainNumber } from './forms/plain-number.ts'
import { keptCells } from './kept-cells.ts'
import { nonProduct, type ProductColumn } from './non-products.ts'
import { inBaseCurrency } from './rates.ts'
import type { RawTable } from './raw-table.ts'
import type { ColumnValue, ReadOptions } from './read-options.ts'
import type { ColumnRoles, Role } from './roles.ts'

/** What all files of a run share. */
export interface LinePlan {
  readonly roles: ColumnRoles
  /** All column names of all files. */
  readonly columns: readonly string[]
  readonly dateForm: DateForm
  readonly numberForms: Readonly<Partial<Record<Role, NumberForm>>>
  readonly options: ReadOptions
  /** Whether each row is marked with the number of its file. */
  readonly markFiles: boolean
  /** Whether an amount or a price needs more than 12 digits before the point, and so twice the room. Default false. */
  readonly isWide?: boolean
  /** Columns by which rows that sell no product are told; none where there are no such columns. */
  readonly products: readonly ProductColumn[]
}

/** Where the number read for a role stands. */
export const MONEY_NAMES = { amount: 'read_amount', quantity: 'quantity', unitPrice: 'unit_price' } as const

export type MoneyRole = keyof typeof MONEY_NAMES

/**
 * Texts by which exports write an empty customer. Looked up in a string: the engine turns an IN list of this length into
 * a join, and rows come out of a join in any order.
 */
const NO_CUSTOMER = '||null|nan|none|na|n/a|<na>|#n/a|'

/** The columns of the table `read_lines`, the same for every source, with their types. */
export function lineTableColumns(plan: LinePlan): string[] {
  const { roles, options } = plan
  return [
    'customer_id VARCHAR',
    'order_id VARCHAR',
    'ordered_at TIMESTAMP',
    'quantity DECIMAL(14,6)',
    ...(roles.amount ? [`read_amount ${moneyType(plan)}`] : []),
    ...(roles.recencyDays ? ['recency DECIMAL(14,6)'] : []),
    ...(roles.unitPrice ? [`unit_price ${moneyType(plan)}`] : []),
    ...(roles.product && !options.skipProducts ? ['product VARCHAR'] : []),
    ...groupsOf(plan).map((name) => `${name} VARCHAR`),
    ...(roles.currency ? ['currency VARCHAR'] : []),
    ...(roles.status ? ['status VARCHAR'] : []),
    ...(options.keep ?? []).map((_, i) => `keep_${i} VARCHAR`),
    ...(options.markDuplicates ? ['content UHUGEINT'] : []),
    ...(plan.products.length > 0 ? ['non_product VARCHAR'] : []),
    ...(plan.markFiles ? ['file UINTEGER'] : []),
    'rounded BOOLEAN',
    'problem UTINYINT',
    'cells VARCHAR',
  ]
}

/** Prices and amounts as they are kept: 8 bytes where they fit. */
function moneyType({ isWide = false }: LinePlan): string {
  return isWide ? 'DECIMAL(24,6)' : 'DECIMAL(18,6)'
}

/**
 * SQL that turns the relation of one file into rows of `read_lines`, in file order. Each step is a query around the one
 * before it, so that no expression is written into the next one and computed again.
 */
export function lineQuery(table: RawTable, plan: LinePlan, rejectsTable: string, file: number): string {
  const names = lineTableColumns(plan)
    .map((column) => column.split(' ')[0])
    .filter((name) => name !== 'cells')
  const read = `SELECT *, ${readColumns(table, plan).join(', ')} FROM (${table.scan(rejectsTable)})`
  const checked = `SELECT *, ${checkColumns(table, plan).join(', ')} FROM (${read})`
  const marks = plan.markFiles ? `, ${file} AS file` : ''
  return `SELECT ${names.join(', ')}, ${keptCells(table)} AS cells FROM (SELECT *, ${problem(plan, table)} AS problem${marks} FROM (${checked}))`
}

/** Texts taken as they are, and numbers and dates read from text. */
function readColumns(table: RawTable, plan: LinePlan): string[] {
  const { roles, options } = plan
  const role = (name: Role): string => columnOf(table, roles[name])
  const number = (name: Role): string => plainNumber(role(name), plan.numberForms[name] ?? PLAIN_NUMBERS)
  const money = (name: Role): string => `try_cast(read_decimal(${number(name)}) AS ${moneyType(plan)})`
  return [
    `${role('customerId')} AS customer_id`,
    `${role('orderId')} AS order_id`,
    `${dateExpression(role('orderedAt'), plan.dateForm, options.timezone)} AS read_at`,
    `${roles.quantity ? `try_cast(read_decimal(${number('quantity')}) AS DECIMAL(14,6))` : 'NULL'} AS quantity`,
    ...(roles.recencyDays ? [`try_cast(read_decimal(${number('recencyDays')}) AS DECIMAL(14,6)) AS recency`] : []),
    `${roles.unitPrice ? money('unitPrice') : 'NULL'} AS unit_price`,
    `${roles.amount ? money('amount') : 'NULL'} AS read_amount`,
    ...(['product', ...groupsOf(plan), 'currency', 'status'] as const)
      .filter((name) => roles[name])
      .map((name) => `${role(name)} AS ${name}`),
    ...(options.keep ?? []).map((name, i) => `${columnOf(table, name)} AS keep_${i}`),
    ...(plan.products.length > 0
      ? [
          `${nonProduct(
            plan.products,
            plan.products.map(({ name }) => columnOf(table, name)),
          )} AS non_product`,
        ]
      : []),
  ]
}

function groupsOf({ roles, options }: LinePlan): ('category' | 'channel')[] {
  return (options.readGroups ?? []).filter((name) => roles[name] !== undefined)
}

/** The date made plausible, and what is known of the text of the row. */
function checkColumns(table: RawTable, plan: LinePlan): string[] {
  const { roles, columns, options } = plan
  const finer = moneyColumns(roles).map((role) => {
    const text = plainNumber(columnOf(table, roles[role]), plan.numberForms[role] ?? PLAIN_NUMBERS)
    return `coalesce(is_finer(${text}), false)`
  })
  return [
    `${plausibleDate('read_at', columnOf(table, roles.orderedAt))} AS ordered_at`,
    `${finer.join(' OR ') || 'false'} AS rounded`,
    ...(options.markDuplicates ? [`md5_number(${contentOf(table, columns)}) AS content`] : []),
  ]
}

/**
 * SQL of the view `lines`: `read_lines` with the row's place as `line` and its money as `amount`, converted where there are rates. The product of
 * quantity and price is taken here, on the numbers as stored: within the reading query the engine would write the
 * reading of both texts into every mention of them.
 */
export function linesView({ roles, options }: LinePlan): string {
  const product = roles.quantity ? 'multiply_exact(quantity, unit_price)' : 'unit_price::DECIMAL(38,6)'
  const amount = roles.amount ? 'read_amount::DECIMAL(38,6)' : roles.unitPrice ? product : 'NULL::DECIMAL(38,6)'
  const money = options.rates && roles.currency ? inBaseCurrency(amount, options.rates) : amount
  return `CREATE OR REPLACE TEMP VIEW lines AS SELECT rowid AS line, *, ${money} AS amount FROM read_lines`
}

/** The columns that money is read from. */
export function moneyColumns(roles: ColumnRoles): MoneyRole[] {
  if (roles.amount) return ['amount']
  if (!roles.unitPrice) return []
  return roles.quantity ? ['quantity', 'unitPrice'] : ['unitPrice']
}

/**
 * The reason, if any, that a row shows by itself: the first that applies. What is empty is told from what is unreadable
 * only where reading failed, so that good rows cost one look at each number.
 */
function problem(plan: LinePlan, table: RawTable): string {
  const { roles, options } = plan
  const missingOr = (texts: readonly string[], missing: Reason, unreadable: Reason): string => {
    const empty = texts.map((text) => `${text} IS NULL OR trim(${text}) = ''`).join(' OR ')
    return `CASE WHEN ${empty} THEN ${reasonCode(missing)} ELSE ${reasonCode(unreadable)} END`
  }
  const unreadMoney = moneyColumns(roles).map((role) => `${MONEY_NAMES[role]} IS NULL`)
  const cases: (readonly [string, string | number])[] = [
    ...excluded(table, options).map((condition) => [condition, reasonCode('excluded')] as const),
    [noCustomer(columnOf(table, roles.customerId)), reasonCode('missing-customer')],
    [
      roles.orderedAt ? 'ordered_at IS NULL' : 'coalesce(recency < 0, true)',
      missingOr([columnOf(table, roles.orderedAt ?? roles.recencyDays)], 'missing-date', 'unreadable-date'),
    ],
    ...(roles.orderCount
      ? [
          [
            'coalesce(quantity < 0 OR quantity % 1 <> 0, true)',
            missingOr([columnOf(table, roles.orderCount)], 'missing-amount', 'unreadable-amount'),
          ] as const,
        ]
      : []),
    ...(unreadMoney.length > 0
      ? [
          [
            unreadMoney.join(' OR '),
            missingOr(moneyTexts(table, roles), 'missing-amount', 'unreadable-amount'),
          ] as const,
        ]
      : []),
  ]
  return `(CASE ${cases.map(([condition, code]) => `WHEN ${condition} THEN ${code}`).join(' ')} ELSE 0 END)::UTINYINT`
}

/** Only short texts and those that begin with a blank can be a word for nothing; most ids need no closer look. */
function noCustomer(text: string): string {
  return `${text} IS NULL OR ((length(${text}) <= 6 OR ${text} < '!')
    AND contains('${NO_CUSTOMER}', '|' || lower(trim(${text})) || '|'))`
}

function moneyTexts(table: RawTable, roles: ColumnRoles): string[] {
  return moneyColumns(roles).map((role) => columnOf(table, roles[role]))
}

function excluded(table: RawTable, options: ReadOptions): string[] {
  const equals = ({ column, value }: ColumnValue): string =>
    value === '' ? `${columnOf(table, column)} IS NULL` : `${columnOf(table, column)} = ${quoteText(value)}`
  const conditions = (options.exclude ?? []).map((wish) => `coalesce(${equals(wish)}, false)`)
  const byColumn = groupByColumn(options.where ?? [])
  for (const wishes of byColumn.values()) conditions.push(`NOT coalesce(${wishes.map(equals).join(' OR ')}, false)`)
  return conditions
}

function groupByColumn(wishes: readonly ColumnValue[]): Map<string, ColumnValue[]> {
  const groups = new Map<string, ColumnValue[]>()
  for (const wish of wishes) groups.set(wish.column, [...(groups.get(wish.column) ?? []), wish])
  return groups
}

/** All cells of a row as one text that no other row's cells could give, whatever the order of columns in its file. */
function contentOf(table: RawTable, columns: readonly string[]): string {
  return `to_json([${columns.map((column) => columnOf(table, column)).join(', ')}])::VARCHAR`
}

/** The relation's name of a source column; a column that this file lacks is empty in all its rows. */
function columnOf(table: RawTable, name: string | undefined): string {
  const index = name === undefined ? -1 : table.columns.indexOf(name)
  return index < 0 ? 'NULL::VARCHAR' : `c${index}`
}

/** @throws OptionError when a column that an option names is in none of the files. */
export function checkNamedColumns(columns: readonly string[], options: ReadOptions): void {
  const named: [string, string][] = [
    ...(options.exclude ?? []).map(({ column }): [string, string] => ['--exclude', column]),
    ...(options.where ?? []).map(({ column }): [string, string] => ['--where', column]),
    ...(options.keep ?? []).map((column): [string, string] => ['--keep', column]),
  ]
  for (const [flag, column] of named) {
    if (!columns.includes(column)) {
      throw new OptionError(`${flag} ${column}: there is no such column; choose one of ${columns.join(', ')}`)
    }
  }
}
