import { type CustomerFilter, MEASURES } from '../api/customers.ts'
import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { CustomerTable } from './customer-table.ts'
import { keepPointsInside } from './points-inside.ts'

/** 1 for each customer that a filter lets through; `clusterOf` gives the cluster of a segment's slug. */
export async function matchCustomers(
  store: Store,
  table: CustomerTable,
  filter: CustomerFilter,
  clusterOf: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const { n, measures } = table
  const mask = new Uint8Array(n).fill(1)
  if (filter.segment) keepAny(mask, table.cluster, new Set(filter.segment.map((slug) => clusterOf.get(slug))))
  if (filter.rule) keepAny(mask, table.rule, new Set(filter.rule.map((name) => table.ruleNames.indexOf(name))))
  for (const measure of MEASURES) {
    const range = filter.ranges?.[measure]
    if (range)
      keepRange(mask, measures[measure], range.from ?? Number.NEGATIVE_INFINITY, range.to ?? Number.POSITIVE_INFINITY)
  }
  const { polygon } = filter
  if (polygon) keepPointsInside(mask, measures[polygon.x], measures[polygon.y], polygon.corners)
  if (filter.q !== undefined) await keepText(store, table, mask, filter.q)
  return mask
}

function keepAny(mask: Uint8Array, values: Int32Array, wanted: ReadonlySet<number | undefined>): void {
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1 && !wanted.has(values[i]!)) mask[i] = 0
}

/** Customers without the figure are in no range. */
function keepRange(mask: Uint8Array, values: Float64Array, from: number, to: number): void {
  for (let i = 0; i < mask.length; i++) if (!(values[i]! >= from && values[i]! <= to)) mask[i] = 0
}

/** Rows come as rowid + 1, so that what is left of the array at its end is told by zeros. */
async function keepText(store: Store, table: CustomerTable, mask: Uint8Array, q: string): Promise<void> {
  const [places] = await store.numbers(
    `SELECT (rowid + 1)::DOUBLE FROM ${table.name} WHERE contains(lower(customer_id), lower(${quoteText(q)}))`,
    table.n,
    1,
  )
  const found = new Uint8Array(table.n)
  for (let i = 0; i < places!.length && places![i]! > 0; i++) found[places![i]! - 1] = 1
  for (let i = 0; i < mask.length; i++) mask[i]! &= found[i]!
}
