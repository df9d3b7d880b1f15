import type { Sort } from '../api/customers.ts'
import type { CustomerTable } from './customer-table.ts'
import { orderOf } from './order-of.ts'

/**
 * Rows of the table in the order of a column, those without a value last, ties by customer id. Null stands for the order
 * of the table, which is that of the ids.
 */
export function sortOrder({ base, marks }: CustomerTable, sort: Sort, descending: boolean): Uint32Array | null {
  if (sort === 'id') return descending ? Uint32Array.from({ length: base.n }, (_, i) => base.n - 1 - i) : null
  if (sort === 'confidence') return orderOf(marks.confidence, descending)
  if (sort === 'segment') {
    const rankOf = alphabetical([...marks.clusterNames])
    return orderOf(
      marks.cluster.map((cluster) => rankOf.get(cluster) ?? 0),
      descending,
    )
  }
  if (sort === 'rule') {
    const rankOf = alphabetical([...marks.ruleNames.entries()])
    return orderOf(
      marks.rule.map((rule) => rankOf.get(rule)!),
      descending,
    )
  }
  return base.order(sort, descending)
}

/** Places of names in their order, equal names sharing one. */
function alphabetical(names: readonly (readonly [number, string])[]): Map<number, number> {
  const sorted = [...new Set(names.map(([, name]) => name))].sort()
  return new Map(names.map(([number, name]) => [number, sorted.indexOf(name)]))
}
