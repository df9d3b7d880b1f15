import type { CustomerFilter, Measure } from '../../../api/customers.ts'
import { MEASURES } from '../../../api/customers.ts'
import { formatCount, formatMoney } from '../../../report/format.ts'
import { listWords } from '../../../report/list-words.ts'
import { rangeWords } from '../filter-tags.ts'
import { measureWords } from '../measure-words.ts'

/** What was drawn or typed, in words: `Last order 60 to 200 days ago, revenue £400 to £4,000`; of a polygon, its extent. */
export function selectionWords(filter: CustomerFilter, currency: string | null): string {
  const ranges = { ...filter.ranges, ...polygonExtent(filter.polygon) }
  const parts = MEASURES.flatMap((measure) => {
    const range = ranges[measure]
    return range ? [`${measureWords[measure].inText} ${rangeWords(measureWords[measure], range, currency)}`] : []
  })
  const words = parts.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `134,278 customers bring £153m; most are At risk` for a reader who does not see the card. */
export function selectionReading(
  customers: number,
  revenue: number | null,
  segments: readonly { readonly name: string; readonly customers: number }[],
  currency: string | null,
): string {
  if (customers === 0) return 'Nobody is inside. Draw around a darker place.'
  const most = segments.filter((segment) => segment.customers * 2 > customers)
  const who = most.length > 0 ? `; most are ${listWords(most.map(({ name }) => name))}` : ''
  const money = revenue === null ? '' : ` bring ${formatMoney(revenue, currency)}`
  return `${formatCount(customers)} ${customers === 1 ? 'customer' : 'customers'}${money}${who}.`
}

function polygonExtent(polygon: CustomerFilter['polygon']): { [M in Measure]?: { from: number; to: number } } {
  if (!polygon) return {}
  const extent = (values: number[]) => ({ from: Math.min(...values), to: Math.max(...values) })
  return {
    [polygon.x]: extent(polygon.corners.map(([x]) => x)),
    [polygon.y]: extent(polygon.corners.map(([, y]) => y)),
  }
}
