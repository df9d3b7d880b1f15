import type { Sort } from '../../../api/customers.ts'
import type { CustomerQuery } from '../../state/customer-query.ts'

export type Sorting = NonNullable<CustomerQuery['sort']>

/** Where the address says nothing. */
export const firstSorting: Sorting = { by: 'revenue', descending: true }

/** What a click on a header does: the other way round, or by another column, beginning with what people look for. */
export function sortBy(now: Sorting, by: Sort): Sorting {
  if (now.by === by) return { by, descending: !now.descending }
  return { by, descending: by !== 'id' && by !== 'segment' && by !== 'rule' && by !== 'recency' }
}

const orders: Readonly<Record<Sort, readonly [ascending: string, descending: string]>> = {
  id: ['customer, from A to Z', 'customer, from Z to A'],
  segment: ['segment, best first', 'segment, best last'],
  rule: ['segment by the rules, from A to Z', 'segment by the rules, from Z to A'],
  confidence: ['certainty, lowest first', 'certainty, highest first'],
  recency: ['last order, latest first', 'last order, longest ago first'],
  orders: ['orders, fewest first', 'orders, most first'],
  revenue: ['revenue, lowest first', 'revenue, highest first'],
  averageOrderValue: ['average order, lowest first', 'average order, highest first'],
  tenure: ['first order, latest first', 'first order, longest ago first'],
}

/** `revenue, highest first` */
export function sortingWords({ by, descending }: Sorting): string {
  return orders[by][descending ? 1 : 0]
}
