import type { Finding } from '../base/findings.ts'
import { reasonCode } from '../base/reasons.ts'
import type { Store } from '../store/store.ts'
import type { RawTable } from './raw-table.ts'

const TOTAL =
  /^\s*(?:grand |sub-?|overall )?(?:total(?:s|e|en|es)?|sum|summe|gesamt(?:summe)?|insgesamt|somme|suma|totaal|totalt|razem)\s*:?\s*$/i
const LINES_LOOKED_AT = 3

/**
 * Finds lines below the table that add it up: among the last ones, with a word for total in one cell and another cell
 * empty or missing. Those that read like a row are set aside as malformed, the first of all reasons, whatever else they
 * lack: the sum of all rows under an empty customer would otherwise count as sales to nobody.
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
  const totals: { text: string; line: number | undefined }[] = []
  for (const record of records.slice(-LINES_LOOKED_AT).reverse()) {
    const isRow = record.length === width
    if (isRow) place--
    const filled = record.filter((cell) => cell.trim() !== '').length
    if (!record.some((cell) => TOTAL.test(cell)) || filled >= width) break
    totals.push({ text: record.filter((cell) => cell.trim() !== '').join(' '), line: isRow ? place : undefined })
  }
  if (totals.length === 0) return []
  const rows = totals.flatMap(({ line }) => (line === undefined || line < firstLine ? [] : [line]))
  if (rows.length > 0) {
    await store.run(
      `UPDATE read_lines SET problem = ${reasonCode('malformed-row')} WHERE rowid >= ${Math.min(...rows)} AND rowid <= ${Math.max(...rows)}`,
    )
  }
  const message = `the last ${totals.length === 1 ? 'line' : `${totals.length} lines`} of ${table.file.name} add up the others (${totals[0]!.text}) and ${totals.length === 1 ? 'was' : 'were'} set aside`
  return [{ code: 'total-lines', severity: 'info', count: totals.length, example: totals[0]!.text, message }]
}
