import type { CustomerColumns } from '../rfm/customers.ts'

/** The measures of some customers, each column sorted by itself, so that no figure depends on the order of customers. */
export interface SortedColumns {
  readonly recencyDays: Float64Array
  readonly orderCount: Float64Array
  /** Undefined without amounts. */
  readonly revenue: Float64Array | undefined
  /** Undefined where first orders are not known. */
  readonly tenureDays: Float64Array | undefined
  /** Own rhythm in days, of those who have one. */
  readonly gapDays: Float64Array
  /** Recency / own rhythm, of those who have one. */
  readonly lateness: Float64Array
}

/** The columns of the customers in `rows`; `gaps` is the own rhythm of every customer, NaN for none. O(m log m), m = rows. */
export function sortedColumns(customers: CustomerColumns, gaps: Float64Array, rows: Int32Array): SortedColumns {
  const withRhythm = rows.filter((i) => !Number.isNaN(gaps[i]!))
  const gapDays = gather(gaps, withRhythm)
  const lateness = gather(customers.recencyDays, withRhythm)
  for (let i = 0; i < lateness.length; i++) lateness[i]! /= gapDays[i]!
  return {
    recencyDays: gather(customers.recencyDays, rows).sort(),
    orderCount: gather(customers.orderCount, rows).sort(),
    revenue: customers.revenue && gather(customers.revenue, rows).sort(),
    tenureDays: customers.tenureDays && gather(customers.tenureDays, rows).sort(),
    gapDays: gapDays.sort(),
    lateness: lateness.sort(),
  }
}

function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!
  return values
}
