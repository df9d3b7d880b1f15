import type { Finding } from '../base/findings.ts'
import type { BaseProfile } from '../profiles/segment-profile.ts'

/** Below it, a segment of four customers is more than a fifth of all. */
const ENOUGH = 20

/** The finding `few-customers` where a handful are compared with each other; undefined for a single one, who is one group. */
export function fewCustomers({ customers }: Pick<BaseProfile, 'customers'>): Finding | undefined {
  if (customers < 2 || customers >= ENOUGH) return undefined
  return {
    code: 'few-customers',
    severity: 'warning',
    count: customers,
    message: `names compare customers with each other, and there are only ${customers}; a name says little here, look at the customers themselves`,
  }
}
