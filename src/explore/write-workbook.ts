import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { CUSTOMER_COLUMNS } from '../exports/customer-columns.ts'
import type { CustomerRelation } from '../exports/customer-tables.ts'
import type { Store } from '../store/store.ts'

/** Rows of a sheet below its header. */
const MOST_CUSTOMERS = 1_048_575
const ROWS_AT_ONCE = 20_000
/** 15 digits are what a spreadsheet keeps of a number. */
const NUMBERS: ReadonlySet<string> = new Set([
  'recency_days',
  'order_count',
  'revenue',
  'average_order_value',
  'tenure_days',
  'r_score',
  'f_score',
  'm_score',
  'cluster',
  'confidence',
])

export interface WorkbookRows {
  readonly customers: number
  /** SQL after FROM of the rows from `start` up to, but without, `end`. */
  slice(start: number, end: number): string
}

/**
 * Writes the customers of a relation as one sheet, row by row, so that memory does not grow with them. Text is text: no cell is a
 * formula.
 *
 * @throws RangeError when a sheet cannot hold so many.
 */
export async function writeWorkbook(
  store: Store,
  path: string,
  { slice, keep, values, customers }: Pick<CustomerRelation, 'keep' | 'values'> & WorkbookRows,
): Promise<void> {
  if (customers > MOST_CUSTOMERS) {
    throw new RangeError(`a sheet holds ${MOST_CUSTOMERS} customers, not ${customers}; choose csv or parquet`)
  }
  const names = [...CUSTOMER_COLUMNS, ...values, ...keep]
  const columns = [...CUSTOMER_COLUMNS, ...values, ...keep.map((_, i) => `keep_${i}`)]
  const isNumber = columns.map((column) => NUMBERS.has(column) || values.includes(column))
  const cells = columns.map((column, i) => `${column}::${isNumber[i] ? 'DOUBLE' : 'VARCHAR'} AS x${i}`)
  const rows = async function* (): AsyncGenerator<CellValue[]> {
    yield names
    for (let start = 0; start < customers; start += ROWS_AT_ONCE) {
      const part = await store.rows<Record<string, CellValue>>(
        `SELECT ${cells.join(', ')} FROM ${slice(start, start + ROWS_AT_ONCE)}`,
      )
      for (const row of part) yield columns.map((_, i) => row[`x${i}`] ?? null)
    }
  }
  const book = writeXlsxStream(rows(), { name: 'Customers', inlineStrings: true })
  await pipeline(Readable.fromWeb(book as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path))
}
