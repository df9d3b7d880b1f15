import { join } from 'node:path'
import { REASONS, reasonCode } from '../base/reasons.ts'
import { moneyColumns } from '../sources/line-columns.ts'
import type { ReadSource, Transactions } from '../sources/read-transactions.ts'
import type { Role } from '../sources/roles.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { copyLines } from './copy-lines.ts'
import { csvCell } from './csv-cell.ts'

/** Rows that go into one INSERT statement. */
const INSERT_ROWS = 1000

/**
 * Writes rejects.csv: every source row that was set aside, in source order, with its one reason and its own cells. The
 * sources are read a second time for the cells, and only where something was set aside.
 */
export async function writeRejects(
  store: Store,
  transactions: Transactions,
  folder: string,
  options: { rawText: boolean },
): Promise<void> {
  await store.run(`CREATE OR REPLACE TEMP TABLE rejected AS
    SELECT line, reason FROM classified WHERE reason > 0 UNION ALL
    SELECT line, ${reasonCode('no-order')} FROM classified WHERE reason = 0 AND customer IN (SELECT customer FROM orderless)`)
  await store.run('CREATE OR REPLACE TEMP TABLE reject_lines (source INTEGER, row BIGINT, line VARCHAR)')
  await store.run(`CREATE OR REPLACE TEMP TABLE reasons AS SELECT unnest(range(1, ${REASONS.length + 1})) AS code,
    unnest([${REASONS.map(quoteText).join(', ')}]) AS name`)
  for (const [i, source] of transactions.sources.entries()) await stageSource(store, transactions, source, i, options)
  const header = ['source', 'row', 'reason', 'detail', ...transactions.columns].map((name) => csvCell(name)).join(',')
  await copyLines(
    store,
    header,
    'SELECT line FROM (SELECT * FROM reject_lines ORDER BY source, row)',
    join(folder, 'rejects.csv'),
  )
}

async function stageSource(
  store: Store,
  transactions: Transactions,
  source: ReadSource,
  index: number,
  { rawText }: { rawText: boolean },
): Promise<void> {
  const name = csvCell(source.table.file.path, rawText)
  const first = source.firstLine
  const last = first + source.rows - source.malformed.length
  await stageMalformed(store, transactions, source, index, rawText)
  const { count } = await store.row<{ count: bigint }>(
    `SELECT count(*) AS count FROM rejected WHERE line >= ${first} AND line < ${last}`,
  )
  if (count === 0n) return
  const cells = transactions.columns.map((column) => {
    const at = source.table.columns.indexOf(column)
    if (at < 0) return `''`
    return column === transactions.roles.customerId ? `csv_cell(shown_id(c${at}))` : `csv_cell(c${at})`
  })
  await store.run(`INSERT INTO reject_lines
    SELECT ${index}, row, concat_ws(',', ${quoteText(name)}, row, reason, csv_cell(detail), ${cells.join(', ')})
    FROM (
      SELECT s.*, s.place + coalesce(m.before, 0) AS row, q.name AS reason, ${detail(transactions, source)} AS detail
      FROM (SELECT row_number() OVER () AS place, * FROM (${source.table.scan()})) s
      JOIN (SELECT line - ${first} + 1 AS place, reason FROM rejected WHERE line >= ${first} AND line < ${last}) r USING (place)
      JOIN reasons q ON q.code = r.reason
      ASOF LEFT JOIN malformed_before m ON m.place <= s.place)`)
}

/** Malformed rows have no place in the relation: they go to the list here, and shift the row numbers after them. */
async function stageMalformed(
  store: Store,
  transactions: Transactions,
  { table, malformed }: ReadSource,
  index: number,
  rawText: boolean,
): Promise<void> {
  const shifts = new Map(malformed.map(({ row }, i) => [row - i, i + 1]))
  await store.append('malformed_before', {
    place: Int32Array.from(shifts.keys()),
    before: Int32Array.from(shifts.values()),
  })
  const lines = malformed.map(({ row, detail }) => {
    const cells = [table.file.path, row, 'malformed-row', detail].map((cell) => csvCell(cell, rawText)).join(',')
    return `(${index}, ${row}, ${quoteText(cells + ','.repeat(transactions.columns.length))})`
  })
  for (let i = 0; i < lines.length; i += INSERT_ROWS) {
    await store.run(`INSERT INTO reject_lines VALUES ${lines.slice(i, i + INSERT_ROWS).join(', ')}`)
  }
}

/** What was found where the reason is about one cell: the column and its text. */
function detail({ roles }: Transactions, { table }: ReadSource): string {
  const cell = (role: Role): string => {
    const name = roles[role]
    const at = name === undefined ? -1 : table.columns.indexOf(name)
    return at < 0 ? `''` : `coalesce(${quoteText(`${name}: `)} || c${at}, ${quoteText(`${name} is empty`)})`
  }
  const money = moneyColumns(roles).map(cell).join(`, '; ', `)
  return `CASE q.name WHEN 'missing-customer' THEN ${cell('customerId')}
    WHEN 'missing-date' THEN ${cell('orderedAt')} WHEN 'unreadable-date' THEN ${cell('orderedAt')}
    WHEN 'after-as-of' THEN ${cell('orderedAt')} WHEN 'before-since' THEN ${cell('orderedAt')}
    ${money ? `WHEN 'missing-amount' THEN concat(${money}) WHEN 'unreadable-amount' THEN concat(${money})` : ''}
    WHEN 'no-order' THEN 'the customer has no order in the window' END`
}
