import { formatCount, formatMoney } from '../../report/format.ts'

/** `1,326 match and bring £6.83m`; `1 matches and brings £12.50`. Without amounts only who matches. */
export function matchingWords(customers: number, revenue: number | null, currency: string | null): string {
  if (customers === 0) return 'No customer matches'
  const one = customers === 1
  const money = revenue === null ? '' : ` and ${one ? 'brings' : 'bring'} ${formatMoney(revenue, currency)}`
  return `${formatCount(customers)} ${one ? 'matches' : 'match'}${money}`
}
