import type { ComparisonView } from '../../../api/comparison.ts'
import { formatCount, formatMoney, formatShare } from '../../../report/format.ts'

/** The answer as a sentence: `1,633 customers (£2.56m) changed segment`. */
export function comparedTitle(view: ComparisonView, currency: string | null): string {
  if (view.common === 0) return 'The two runs have no customer in common'
  if (view.moved === 0) return 'No customer changed segment'
  const money = view.movedRevenue === null ? '' : ` (${formatMoney(view.movedRevenue, currency)})`
  return `${formatCount(view.moved)} ${view.moved === 1 ? 'customer' : 'customers'}${money} changed segment`
}

/** On whom the answer stands: how many both runs have, and how many only one of them. */
export function comparedBasis(view: ComparisonView): string {
  if (view.common === 0) {
    return `The earlier has ${people(view.onlyFrom)}, the later ${people(view.onlyTo)}, under other ids. Compare runs of one shop.`
  }
  const share = view.moved > 0 ? `That is ${formatShare(view.moved / view.common)} of the ` : 'Looked at are the '
  const others = [
    view.onlyFrom > 0 ? `${formatCount(view.onlyFrom)} only in the earlier` : '',
    view.onlyTo > 0 ? `${formatCount(view.onlyTo)} only in the later` : '',
  ].filter((part) => part !== '')
  return `${share}${people(view.common)} that both runs have${others.length > 0 ? `; ${others.join(', ')}` : ''}.`
}

function people(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`
}
