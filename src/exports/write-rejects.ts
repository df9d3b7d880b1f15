import { createReadStream, createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { REASONS, reasonCode } from '../base/reasons.ts'
import { spreadCells } from '../sources/kept-cells.ts'
import { moneyColumns } from '../sources/line-columns.ts'
import type { RawTable } from '../sources/raw-table.ts'
import type { ReadSource } from '../sources/read-tables.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Role } from '../sources/roles.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { copyLines } from './copy-lines.ts'
import { csvCell } from './csv-cell.ts'

/**
 * The engine takes a file for a few dozen rows and would hold all of it in memory to join it with the rejected lines;
 * without these steps of its planner it holds the right side of a join as written, which is the smaller one here.
 */
const AS_WRITTEN = 'join_order,build_side_probe_side'

/** Rows that go into one INSERT statement. */
const INSERT_ROWS = 1000

export interface RejectOptions {
  readonly rawText: boolean
  /** Customers are shown as the macro `shown_id` has them, and rows that might name one are not shown whole. */
  readonly pseudonymise: boolean
}

/**
 * Writes rejects.csv: every source row that was set aside, in source order, with its one reason and its own cells. A source
 * is read a second time where the cells of a row were not kept when it was read.
 */
export async function writeRejects(
  store: Store,
  transactions: Transactions,
  folder: string,
  options: RejectOptions,
): Promise<void> {
  const path = join(folder, 'rejects.csv')
  const names = ['source', 'row', 'reason', 'detail', ...transactions.columns]
  const header = names.map((name) => csvCell(name, options.rawText)).join(',')
  await listRejected(store, options)
  await writeFile(path, `${header}\n`)
  for (const source of transactions.sources) {
    const part = join(folder, 'rejects.part')
    if (!(await writePart(store, transactions, source, part, options))) continue
    await pipeline(createReadStream(part), createWriteStream(path, { flags: 'a' }))
    await rm(part)
  }
  await store.run('DROP TABLE rejected')
}

/** Leaves the table `rejected`: lines that were set aside, with the reason's code, the cells that were kept and, where ids are replaced, the customer. */
async function listRejected(store: Store, { pseudonymise }: RejectOptions): Promise<void> {
  const customer = pseudonymise ? 'customer' : 'NULL'
  await store.run(`CREATE OR REPLACE TEMP TABLE rejected AS
    SELECT line, reason, ${customer} AS customer, cells FROM classified WHERE reason > 0 UNION ALL
    SELECT line, ${reasonCode('no-order')}, ${customer}, cells FROM classified
    WHERE reason = 0 AND customer IN (SELECT customer FROM orderless)`)
}

/** Writes the lines of one source, without header. @returns whether there are any. */
async function writePart(
  store: Store,
  transactions: Transactions,
  source: ReadSource,
  path: string,
  options: RejectOptions,
): Promise<boolean> {
  const { firstLine, rows, malformed } = source
  const lines = `line >= ${firstLine} AND line < ${firstLine + rows - malformed.length}`
  const { count, kept } = await store.row<{ count: bigint; kept: bigint }>(
    `SELECT count(*) AS count, count(cells) AS kept FROM rejected WHERE ${lines}`,
  )
  if (count === 0n && malformed.length === 0) return false
  await stageMalformed(store, transactions, source, options)
  const isKept = kept === count
  const columns = `reason, customer${isKept ? ', cells' : ''}`
  const numbered = `SELECT place, place + coalesce(shift, 0) AS row, ${columns}
    FROM (SELECT line - ${firstLine} + 1 AS place, ${columns} FROM rejected WHERE ${lines})
    ASOF LEFT JOIN malformed_before ON from_place <= place`
  const relation = isKept ? spreadCells(source.table, numbered) : besideSource(source.table, numbered)
  const query = `FROM malformed_lines UNION ALL
    SELECT row, ${cellsOf(transactions, source, options)} AS line FROM (${relation})`
  // One thread is as quick beside clustering, and takes 75 MB less for Online Retail.
  if (isKept) await store.onOneThread(() => copyLines(store, `SELECT line FROM (${query}) ORDER BY row`, path))
  else await copyAsRead(store, `SELECT line FROM (${query}) ${malformed.length > 0 ? 'ORDER BY row' : ''}`, path)
  return true
}

/** SQL of the numbered rows with the cells that the source has at their places; they come in its order. */
function besideSource(table: RawTable, numbered: string): string {
  return `FROM (SELECT row_number() OVER () AS place, * FROM (${table.scan()})) JOIN (${numbered}) USING (place)`
}

/** `copyLines` of a query that reads a source in one thread, for the sake of its order. */
async function copyAsRead(store: Store, query: string, path: string): Promise<void> {
  await store.run(`SET disabled_optimizers = '${AS_WRITTEN}'`)
  try {
    await store.onOneThread(() => copyLines(store, query, path))
  } finally {
    await store.run('RESET disabled_optimizers')
  }
}

/** SQL of one line of the file from a row of the source. */
function cellsOf(transactions: Transactions, source: ReadSource, { rawText, pseudonymise }: RejectOptions): string {
  const { table } = source
  const cells = transactions.columns.map((column) => {
    const at = table.columns.indexOf(column)
    if (at < 0) return `''`
    const isId = pseudonymise && column === transactions.roles.customerId
    return isId ? 'csv_cell(shown_id(customer))' : `csv_cell(c${at})`
  })
  const names = REASONS.map((reason, i) => `WHEN ${i + 1} THEN ${quoteText(reason)}`)
  const path = quoteText(csvCell(table.file.path, rawText))
  return `concat_ws(',', ${path}, row, CASE reason ${names.join(' ')} END, csv_cell(${detail(transactions, source)}), ${cells.join(', ')})`
}

/**
 * Malformed rows have no place in the relation. Leaves `malformed_lines`, their lines of the file, and
 * `malformed_before`: from `from_place` on, `shift` malformed rows stand in front of a row.
 */
async function stageMalformed(
  store: Store,
  transactions: Transactions,
  { table, malformed }: ReadSource,
  { rawText, pseudonymise }: RejectOptions,
): Promise<void> {
  const shifts = new Map(malformed.map(({ row }, i) => [row - i, i + 1]))
  await store.append('malformed_before', {
    from_place: Int32Array.from(shifts.keys()),
    shift: Int32Array.from(shifts.values()),
  })
  const lines = malformed.map(({ row, fault, text }) => {
    const detail = pseudonymise || text === '' ? fault : `${fault}: ${text}`
    const cells = [table.file.path, row, 'malformed-row', detail].map((cell) => csvCell(cell, rawText)).join(',')
    return `(${row}, ${quoteText(cells + ','.repeat(transactions.columns.length))})`
  })
  await store.run('CREATE OR REPLACE TEMP TABLE malformed_lines (row BIGINT, line VARCHAR)')
  for (let i = 0; i < lines.length; i += INSERT_ROWS) {
    await store.run(`INSERT INTO malformed_lines VALUES ${lines.slice(i, i + INSERT_ROWS).join(', ')}`)
  }
}

/** What was found where the reason is about one cell: the column and its text. */
function detail({ roles }: Transactions, { table }: ReadSource): string {
  const cell = (role: Role): string => {
    const name = roles[role]
    const at = name === undefined ? -1 : table.columns.indexOf(name)
    return at < 0 ? `''` : `coalesce(${quoteText(`${name}: `)} || c${at}, ${quoteText(`${name} is empty`)})`
  }
  const dates = roles.orderedAt ? 'orderedAt' : roles.lastOrderAt ? 'lastOrderAt' : 'recencyDays'
  const counted = (['orderCount', 'revenue'] as const).filter((role) => roles[role] !== undefined)
  const money = [...moneyColumns(roles), ...counted].map(cell).join(`, '; ', `)
  const cases: [readonly (typeof REASONS)[number][], string][] = [
    [['malformed-row'], `'a line that adds up the others'`],
    [['missing-customer'], cell('customerId')],
    [['missing-date', 'unreadable-date', 'after-as-of', 'before-since'], cell(dates)],
    ...(money
      ? [[['missing-amount', 'unreadable-amount'], `concat(${money})`] as [(typeof REASONS)[number][], string]]
      : []),
    [['no-order'], `'the customer has no order in the window'`],
  ]
  return `CASE ${cases.map(([reasons, text]) => `WHEN reason IN (${reasons.map(reasonCode).join(', ')}) THEN ${text}`).join(' ')} ELSE '' END`
}
