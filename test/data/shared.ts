import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import type { CleanOptions } from '../../src/cleaning/clean-options.ts'
import { type CleanResult, cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'
import { splitRecords } from '../../src/sources/csv-dialect.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'

const SHARED = resolve(process.env['CLIENTELE_SHARED'] ?? '../shared')

export const ONLINE_RETAIL: string = resolve(SHARED, 'data/online-retail/online_retail.csv')
export const CDNOW_SAMPLE: string = resolve(SHARED, 'data/cdnow/cdnow_sample.csv')
export const CDNOW: string = resolve(SHARED, 'data/cdnow/cdnow_master.csv')
export const CDNOW_FIXED: string = resolve(SHARED, 'data/cdnow/CDNOW_master.fixed-width.txt')
export const RFM_R_ORDERS: string = resolve(SHARED, 'data/rfm-r-package/rfm_data_orders.csv')
export const GROCERY: string = resolve(SHARED, 'data/grocery-elog/grocery_elog.csv')

/** The rows of a CSV file as objects. */
export function csvRows(path: string): Record<string, string>[] {
  const [header = [], ...rows] = splitRecords(readFileSync(path, 'utf8'), ',', Number.POSITIVE_INFINITY)
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}

/** The path of a reference file. */
export function referencePath(file: string): string {
  return resolve(SHARED, 'reference', file)
}

/** The rows of a reference table. */
export function reference(file: string): Record<string, string>[] {
  return csvRows(referencePath(file))
}

/** The customers of a log under some definitions, without clustering. */
export async function measure(
  path: string,
  options: CleanOptions,
): Promise<{ cleaned: CleanResult; customers: CustomerColumns }> {
  await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
  const transactions = await readTransactions(store, [path], {}, { workFolder: tmpdir() })
  const cleaned = await cleanTransactions(store, transactions, options)
  const { asOf, hasAmounts } = cleaned
  return { cleaned, customers: await computeRfm(store, { table: 'customers', asOf, hasAmounts }) }
}
