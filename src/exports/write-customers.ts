import { join } from 'node:path'
import { EXTRA_COLUMNS, type ExtraMeasure } from '../rfm/extra-measures.ts'
import type { Store } from '../store/store.ts'
import { VALUE_CUSTOMER_COLUMNS } from './customer-columns.ts'
import { customersCsvCopy, customersParquetCopy } from './customer-tables.ts'

/**
 * Writes customers.csv and customers.parquet into a folder, sorted by the code points of the id as it is shown. With `hasValues` the
 * columns of lifetime value come from the view `customer_values`; extra measures follow them, empty for customers who have none.
 */
export async function writeCustomers(
  store: Store,
  folder: string,
  options: {
    keep: readonly string[]
    hasClock: boolean
    pseudonymise: boolean
    hasValues?: boolean
    extras?: readonly ExtraMeasure[]
  },
): Promise<void> {
  const source = options.hasValues ? 'outcome JOIN customer_values USING (customer_id)' : 'outcome'
  const order = options.pseudonymise || options.hasValues ? 'ORDER BY shown_id(customer_id)' : ''
  const table = {
    from: `(SELECT * FROM ${source} ${order})`,
    keep: options.keep,
    hasClock: options.hasClock,
    values: [
      ...(options.hasValues ? VALUE_CUSTOMER_COLUMNS : []),
      ...(options.extras ?? []).map((measure) => EXTRA_COLUMNS[measure]),
    ],
  }
  // In one go, so that the second need not wait for a calling thread that is at work.
  await store.run(
    [
      customersCsvCopy(join(folder, 'customers.csv'), table),
      customersParquetCopy(join(folder, 'customers.parquet'), table),
    ].join(';\n'),
  )
}
