import type { CustomerColumns } from '../rfm/customers.ts'
import type { Store } from '../store/store.ts'
import type { Snapshot } from './snapshot.ts'

/** Everybody of either day, in one order. Measures of customers who are not there at a day are 0. */
export interface People {
  readonly earlier: CustomerColumns
  readonly aged: CustomerColumns
  readonly later: CustomerColumns
  readonly inEarlier: Float64Array
  readonly inAged: Float64Array
  readonly inLater: Float64Array
  /** 1 when the first order lies before the earlier day. */
  readonly knownBefore: Float64Array
}

/** A view of customers who are so many days older and have not ordered since. */
export async function ageTable(store: Store, table: string, days: number): Promise<string> {
  await store.run(`CREATE OR REPLACE TEMP VIEW aged_customers AS SELECT customer_id, recency_days + ${days} AS recency_days,
    order_count, revenue, tenure_days + ${days} AS tenure_days FROM ${table}`)
  return 'aged_customers'
}

export async function readPeople(store: Store, from: Snapshot, to: Snapshot, aged: string): Promise<People> {
  const sides = ['a', 'g', 'b'] as const
  const measures = ['recency_days', 'order_count', 'revenue', 'tenure_days']
  const cells = sides.flatMap((side) => [
    `(${side}.customer_id IS NOT NULL)::INTEGER::DOUBLE AS in_${side}`,
    ...measures.map((name) => `coalesce(${side}.${name}, 0)::DOUBLE AS ${side}_${name}`),
  ])
  const known = `coalesce(b.first_order_at < DATE '${from.yardstick.asOf}', false)::INTEGER::DOUBLE AS known`
  const both = `FROM ${from.table} a FULL JOIN ${to.table} b ON a.customer_id = b.customer_id`
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n ${both}`)
  const columns = await store.numbers(
    `SELECT ${[...cells, known].join(', ')} ${both} LEFT JOIN ${aged} g ON g.customer_id = a.customer_id
     ORDER BY ALL`,
    Number(n),
    cells.length + 1,
  )
  const hasAmounts = from.hasAmounts && to.hasAmounts
  const side = (at: number): CustomerColumns => {
    const [recencyDays, orderCount, revenue, tenureDays] = columns.slice(5 * at + 1, 5 * at + 5)
    return {
      n: Number(n),
      ...{ recencyDays: recencyDays!, orderCount: orderCount!, tenureDays: tenureDays!, orderDays: orderCount! },
      revenue: hasAmounts ? revenue! : undefined,
    }
  }
  const [earlier, agedThere, later] = [side(0), side(1), side(2)]
  return {
    ...{ earlier, aged: agedThere, later },
    ...{ inEarlier: columns[0]!, inAged: columns[5]!, inLater: columns[10]!, knownBefore: columns[15]! },
  }
}

/** Places at which a flag is 1. */
export function rowsWhere(flags: Float64Array): Uint32Array {
  return Uint32Array.from(flags.keys()).filter((i) => flags[i] === 1)
}
