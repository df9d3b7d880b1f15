import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'

const TOTAL =
  /^\s*(?:grand |sub-?|overall )?(?:total(?:s|e|en|es)?|sum|summe|gesamt(?:summe)?|insgesamt|somme|suma|totaal|totalt|razem)\s*:?\s*$/i
const LINES_LOOKED_AT = 3

/**
 * Finds lines below the table that add it up: among the last ones, with a word for total in one cell and another cell
 * empty or missing. Those that read like a row are set aside as malformed, the first of all reasons, whatever else they
 * lack: the sum of all rows under an empty customer would otherwise count as sales to nobody. A row with a customer, a date
 * and an amount of its own is one, as the total of an order is that stands below its lines.
 */
export async function setAsideTotals(
  store: Store,
  table: RawTable,
  firstLine: number,
  lines: number,
): Promise<Finding[]> {
  const records = (await table.lastRecords?.()) ?? []
  const width = table.columns.length
  let place = firstLine + lines
  const totals: string[] = []
  for (const record of records.slice(-LINES_LOOKED_AT).reverse()) {
    const isRow = record.length === width
    if (isRow) place--
    const filled = record.filter((cell) => cell.trim() !== '').length
    if (!record.some((cell) => TOTAL.test(cell)) || filled >= width) break
    if (isRow && place >= firstLine && !(await setAside(store, place))) break
    totals.push(record.filter((cell) => cell.trim() !== '').join(' '))
  }
  if (totals.length === 0) return []
  const message = `the last ${totals.length === 1 ? 'line' : `${totals.length} lines`} of ${table.file.name} ${totals.length === 1 ? 'adds' : 'add'} up the others (${totals[0]!}) and ${totals.length === 1 ? 'was' : 'were'} set aside`
  return [{ code: 'total-lines', severity: 'info', count: totals.length, example: totals[0]!, message }]
}

/** Whether the row was set aside: it lacks something, or its customer is the word for total. */
async function setAside(store: Store, line: number): Promise<boolean> {
  const changed = await store.rows(
    `UPDATE read_lines SET problem = ${reasonCode('malformed-row')}
    WHERE rowid = ${line} AND (problem > 0 OR regexp_full_match(customer_id, ${quoteText(`(?i)${TOTAL.source}`)})) RETURNING problem`,
  )
  return changed.length > 0
}
