import type { CustomerFilter, ExportFormat } from '../api/customers.ts'
import { MEASURED_COLUMNS } from '../exports/customer-columns.ts'
import { writeCustomersCsv, writeCustomersParquet } from '../exports/customer-tables.ts'
import { nameTable } from '../exports/stage-outcome.ts'
import { defineTextMacros } from '../exports/text-macros.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { CustomerTable } from './customer-table.ts'
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
  try {
    const slice = await stageChosen(store, chosen, run.table, places)
    const { keep, hasClock, values } = run.table.base
    const table = { from: slice(0, places.length), keep, hasClock, values }
    if (format === 'xlsx') await writeWorkbook(store, path, { ...table, slice, customers: places.length })
    else {
      await defineTextMacros(store, { rawText: false, pseudonymKey: undefined })
      await (format === 'csv' ? writeCustomersCsv : writeCustomersParquet)(store, path, table)
    }
    return { customers: places.length }
  } finally {
    for (const table of ['', '_rules', '_names']) await store.run(`DROP TABLE IF EXISTS ${chosen}${table}`)
  }
}

/** Leaves what a run says of the chosen rows in tables. @returns SQL of chosen customers from one place up to another. */
async function stageChosen(
  store: Store,
  chosen: string,
  { base, marks }: CustomerTable,
  places: Int32Array,
): Promise<(start: number, end: number) => string> {
  const bytes = (values: Uint8Array): Uint8Array => Uint8Array.from(places, (place) => values[place]!)
  await store.append(chosen, {
    place: places,
    r_score: bytes(marks.r),
    f_score: bytes(marks.f),
    m_code: bytes(marks.m ?? new Uint8Array(base.n)),
    rule: Int32Array.from(places, (place) => marks.rule[place]!),
    cluster: Int32Array.from(places, (place) => marks.cluster[place]!),
    confidence: Float64Array.from(places, (place) => marks.confidence[place]!),
  })
  await nameTable(store, `${chosen}_rules`, [...marks.ruleNames.entries()])
  await nameTable(store, `${chosen}_names`, [...marks.clusterNames])
  const cell = ['r_score', 'f_score', ...(marks.m ? ['m_code'] : [])].join(
    `, ${quoteText(marks.bins > 9 ? '-' : '')}, `,
  )
  const own = [...MEASURED_COLUMNS, ...base.values, ...base.keep.map((_, i) => `keep_${i}`)].map((name) => `t.${name}`)
  return (
    start,
    end,
  ) => `(SELECT ${own.join(', ')}, r_score, f_score, nullif(m_code, 0) AS m_score, concat(${cell}) AS rfm_cell,
      rn.name AS rfm_segment, c.cluster, cn.name AS segment, CASE WHEN isnan(c.confidence) THEN NULL ELSE c.confidence END AS confidence
    FROM ${base.name} t JOIN (SELECT * FROM ${chosen} WHERE rowid >= ${start} AND rowid < ${end}) c ON c.place = t.rowid
    JOIN ${chosen}_rules rn ON rn.id = c.rule JOIN ${chosen}_names cn ON cn.id = c.cluster ORDER BY t.rowid)`
}
