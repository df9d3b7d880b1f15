import type { ComparisonView } from '../../api/comparison.ts'
import { formatCount } from '../../report/format.ts'

/**
 * Who moved, in a sentence or two: `1,633 customers (£2.56m) changed segment. 702 of At risk were in Loyal customers
 * before, 267 in Lost.` The second names the segment that took most from others.
 */
export function moveWords(comparison: ComparisonView, money: (amount: number | null) => string): string {
  const { common, moved, movedRevenue, segmentsFrom, segmentsTo, matrix } = comparison
  if (common === 0) return 'The two runs have no customer in common.'
  if (moved === 0) return 'No customer changed segment.'
  const amount = movedRevenue === null ? '' : ` (${money(movedRevenue)})`
  const opening = `${formatCount(moved)} ${moved === 1 ? 'customer' : 'customers'}${amount} changed segment.`
  const arrivals = segmentsTo.map((to, column) => {
    const from = segmentsFrom
      .map((segment, row) => ({ name: segment.name, customers: matrix[row]?.[column] ?? 0 }))
      .filter(({ name, customers }) => name !== to.name && customers > 0)
      .sort((a, b) => b.customers - a.customers)
    return { name: to.name, from, customers: from.reduce((sum, { customers }) => sum + customers, 0) }
  })
  const most = arrivals.sort((a, b) => b.customers - a.customers)[0]
  if (most === undefined || most.from.length === 0) return opening
  const [first, second] = most.from
  const rest = second ? `, ${formatCount(second.customers)} in ${second.name}` : ''
  return `${opening} ${formatCount(first!.customers)} of ${most.name} ${first!.customers === 1 ? 'was' : 'were'} in ${first!.name} before${rest}.`
}
