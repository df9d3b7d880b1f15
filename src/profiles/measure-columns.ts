/** A column for each measure that segments are told by. */
export interface MeasureColumns<Column> {
  readonly recencyDays: Column
  readonly orderCount: Column
  /** Undefined without amounts. */
  readonly revenue: Column | undefined
  /** Undefined where first orders are not known. */
  readonly tenureDays: Column | undefined
  /** Own rhythm in days, of those who have one. */
  readonly gapDays: Column
  /** Recency / own rhythm, of those who have one. */
  readonly lateness: Column
}

/** The measures of some customers, each column ascending by itself, so that no figure depends on the order of customers. */
export type SortedColumns = MeasureColumns<Float64Array>

/** Another column made of each. */
export function mapMeasures<From, To>(columns: MeasureColumns<From>, make: (column: From) => To): MeasureColumns<To> {
  const { recencyDays, orderCount, revenue, tenureDays, gapDays, lateness } = columns
  return {
    recencyDays: make(recencyDays),
    orderCount: make(orderCount),
    revenue: revenue && make(revenue),
    tenureDays: tenureDays && make(tenureDays),
    gapDays: make(gapDays),
    lateness: make(lateness),
  }
}
