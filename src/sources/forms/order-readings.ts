import type { DateColumn, OpenDates } from './date-column.ts'
import type { DateLayout, PartOrder } from './date-layout.ts'
import { layoutExpression } from './layout-expression.ts'

/** What a reading of the three numbers makes of the column. */
export interface OrderReading {
  readonly order: PartOrder
  /** Dates that are none in this order, and one of them. */
  readonly impossible: number
  readonly example: string | null
  /** From the first year to the last. */
  readonly years: number
}

/** What each of the orders makes of the column; dates that occur often are read once. */
export async function readInOrders(
  { store, relation }: DateColumn,
  orders: readonly PartOrder[],
  { layoutIn }: OpenDates,
): Promise<{ rows: number; alike: boolean; readings: OrderReading[] }> {
  const days = orders.map((order) => `${dayExpression(layoutIn(order))} AS day_${order}`)
  const figures = orders.map(
    (order) => `coalesce(sum(n) FILTER (day_${order} IS NULL), 0)::DOUBLE AS impossible_${order},
      min(x) FILTER (day_${order} IS NULL) AS example_${order},
      (year(max(day_${order})) - year(min(day_${order})))::DOUBLE AS years_${order}`,
  )
  const row = await store.row<Record<string, string | number | boolean | null>>(`
    SELECT coalesce(sum(n), 0)::DOUBLE AS rows, bool_and(day_dmy = day_mdy) AS alike, ${figures.join(', ')}
    FROM (SELECT x, n, ${days.join(', ')} FROM (SELECT x, count(*) AS n FROM (${relation}) GROUP BY x))
    WHERE coalesce(${orders.map((order) => `day_${order}`).join(', ')}) IS NOT NULL`)
  const readings = orders.map((order) => ({
    order,
    impossible: row[`impossible_${order}`] as number,
    example: row[`example_${order}`] as string | null,
    years: (row[`years_${order}`] ?? 0) as number,
  }))
  return { rows: row['rows'] as number, alike: row['alike'] === true, readings }
}

/** SQL of the day that the text `x` is in a layout. */
export function dayExpression(layout: DateLayout): string {
  return `(${layoutExpression('x', layout, undefined)})::DATE`
}
