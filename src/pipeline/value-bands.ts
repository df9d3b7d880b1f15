import type { ValueGroups } from './report-values.ts'
import type { CustomerValues } from './value-customers.ts'

/** Names, and the share of customers up to which each reaches. */
const BANDS = [
  ['Top 1%', 0.01],
  ['Next 4%', 0.05],
  ['Next 15%', 0.2],
  ['Next 30%', 0.5],
  ['Other 50%', 1],
] as const

/** Customers by rank of expected value; of expected orders where there is no money. */
export function valueBands({ columns, totals }: Pick<CustomerValues, 'columns' | 'totals'>): ValueGroups {
  const hasValue = totals !== null && totals.value !== null
  const worth = hasValue ? columns.expectedValue : columns.expectedOrders
  const ranked = Array.from(worth.keys()).sort((i, j) => worth[j]! - worth[i]! || i - j)
  const groupOf = new Int32Array(worth.length)
  let done = 0
  for (const [band, [, upTo]] of BANDS.entries()) {
    const end = Math.round(upTo * ranked.length)
    for (; done < end; done++) groupOf[ranked[done]!] = band
  }
  const by = hasValue ? 'expected value' : 'expected orders'
  return { by, names: BANDS.map(([name]) => name), groupOf }
}
