import type { Buyers } from '../../src/clv/buyers.ts'
import type { Span, TimeUnit } from '../../src/clv/time.ts'

/** Customers given one by one as [x, tx, age]. */
export function buyersOf<Unit extends TimeUnit>(
  unit: Unit,
  ...rows: (readonly [number, number, number])[]
): Buyers<Unit> {
  const column = (at: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[at])
  return { n: rows.length, unit, x: column(0), tx: column(1), age: column(2) }
}

export function days(length: number): Span<'day'> {
  return { length, unit: 'day' }
}

export function weeks(length: number): Span<'week'> {
  return { length, unit: 'week' }
}
