import { html, type Markup } from '../../charts/markup.ts'
import { type DataTable, dataTable } from '../data-table.ts'
import { showNumbers } from '../show-numbers.ts'

/** Dates that a table shows before the rest is folded away. */
const MOST_ROWS = 13

/** A table with a row per date: the latest, and all of them folded away where they are many. */
export function latestRows(table: DataTable): Markup {
  if (table.rows.length <= MOST_ROWS) return dataTable(table)
  const latest = dataTable({ ...table, rows: table.rows.slice(-MOST_ROWS) })
  return html`${latest}${showNumbers(dataTable(table), `All ${table.rows.length} dates`)}`
}
