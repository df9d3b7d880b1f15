import type { Finding } from '../base/findings.ts'
import type { Fates } from '../cleaning/count-fates.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { roleCandidates } from '../sources/guess-roles.ts'
import type { Transactions } from '../sources/read-transactions.ts'

/** Fewer customers may well all have come once. */
const LEAST_CUSTOMERS = 20

/**
 * The finding that nobody ordered twice. A shop without a single repeat is rare; more often the id of the order, or one that
 * is new with each guest order, stands in the place of the customer. Where more rows have no customer than there are
 * customers, that is the likelier reason, and has a finding of its own.
 */
export function singleOrders(
  { n, orderCount }: CustomerColumns,
  { roles, samples }: Pick<Transactions, 'roles' | 'samples'>,
  { rejected }: Pick<Fates, 'rejected'>,
): Finding[] {
  if (n < LEAST_CUSTOMERS || orderCount.some((count) => count > 1)) return []
  if ((rejected['missing-customer'] ?? 0) > n) return []
  const taken = new Set(Object.values(roles))
  const others = roleCandidates(samples, 'customerId').filter((name) => !taken.has(name))
  const which = others.length > 0 ? ` (candidates: ${others.join(', ')})` : ''
  return [
    {
      code: 'single-orders',
      severity: 'serious',
      count: n,
      message: `none of the ${n.toLocaleString('en-GB')} customers ordered twice, so that neither orders nor rhythm tell anybody apart; column ${roles.customerId} may hold an id of the order rather than of the customer: if so, name that of the customer with --columns customerId=NAME${which}`,
    },
  ]
}
