import type { CustomerFilter, ExportFormat } from '../api/customers.ts'
import { defineTextMacros } from '../exports/text-macros.ts'
import { writeCustomersCsv, writeCustomersParquet } from '../exports/write-customers.ts'
import type { Store } from '../store/store.ts'
import type { ExploredRun } from './explored-run.ts'
import { writeWorkbook } from './write-workbook.ts'

export interface ExportWish {
  readonly filter: CustomerFilter
  readonly format: ExportFormat
  /** The file to write. */
  readonly path: string
}

let exports = 0

/**
 * Writes the customers of a filter with the columns of customers.csv, sorted by id. Cells that a spreadsheet would run are
 * neutralised as in the result files.
 *
 * @throws RangeError when a workbook would need more rows than a sheet has.
 */
export async function exportCustomers(
  store: Store,
  run: ExploredRun,
  { filter, format, path }: ExportWish,
): Promise<{ customers: number }> {
  const places = await run.places(filter)
  const chosen = `chosen_${++exports}`
  await store.append(chosen, { place: places })
  try {
    const { name, keep, hasClock, values } = run.table
    const slice = (start: number, end: number): string => `(SELECT t.* FROM ${name} t
      JOIN (SELECT place FROM ${chosen} WHERE rowid >= ${start} AND rowid < ${end}) ON place = t.rowid ORDER BY t.rowid)`
    const table = { from: slice(0, places.length), keep, hasClock, values }
    if (format === 'csv') {
      await defineTextMacros(store, { rawText: false, pseudonymKey: undefined })
      await writeCustomersCsv(store, path, table)
    } else if (format === 'parquet') {
      await defineTextMacros(store, { rawText: false, pseudonymKey: undefined })
      await writeCustomersParquet(store, path, table)
    } else await writeWorkbook(store, path, { ...table, slice, customers: places.length })
    return { customers: places.length }
  } finally {
    await store.run(`DROP TABLE IF EXISTS ${chosen}`)
  }
}
