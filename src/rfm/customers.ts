import type { ExtraMeasure } from './extra-measures.ts'

/**
 * One customer per row as parallel columns; row i is the same customer in every array of a run. Rows are sorted by the
 * features and then by id, so that the order, and everything computed from it, survives shuffled or split sources.
 */
export interface CustomerColumns {
  readonly n: number
  /** Whole days from the date of the last order to as-of, 0 or more. */
  readonly recencyDays: Float64Array
  /** Number of orders, 1 or more. */
  readonly orderCount: Float64Array
  /** Sum of kept rows, may be 0 or negative; undefined when the source has no amounts. */
  readonly revenue: Float64Array | undefined
  /** Whole days from the date of the first order to as-of; undefined when the source tells no first order. */
  readonly tenureDays: Float64Array | undefined
  /** Number of distinct calendar days with an order, 1..orderCount; undefined when the source tells no days. */
  readonly orderDays: Float64Array | undefined
  /** Further measures that were asked for; NaN for a customer who has none, such as the gap between the days of one order. */
  readonly extras?: Readonly<Partial<Record<ExtraMeasure, Float64Array>>>
}

/** Customers of whom every purchase is known. */
export interface TracedCustomers extends CustomerColumns {
  readonly tenureDays: Float64Array
  readonly orderDays: Float64Array
}

/** The customers of the given rows, in that order. */
export function takeCustomers(customers: CustomerColumns, rows: ArrayLike<number>): CustomerColumns {
  const take = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!)
  return {
    n: rows.length,
    recencyDays: take(customers.recencyDays),
    orderCount: take(customers.orderCount),
    revenue: customers.revenue && take(customers.revenue),
    tenureDays: customers.tenureDays && take(customers.tenureDays),
    orderDays: customers.orderDays && take(customers.orderDays),
    ...(customers.extras && {
      extras: Object.fromEntries(Object.entries(customers.extras).map(([name, column]) => [name, take(column)])),
    }),
  }
}
