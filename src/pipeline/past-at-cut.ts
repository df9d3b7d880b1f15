import { addDays } from '../base/calendar.ts'
import type { Finding } from '../base/findings.ts'
import { type Outcome, outcomeOf } from '../evidence/outcome.ts'
import { sum } from '../numeric/sum.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { TracedCustomers } from '../rfm/customers.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import { readNextPeriod } from '../rfm/next-period.ts'
import type { Store } from '../store/store.ts'

/** Fewer customers than this make a warning. */
const FEWEST_CUSTOMERS = 100

/** The table with the customers of the cut that is looked at. */
export const CUSTOMERS_AT_CUT = 'customers_at_cut'

/** The base as it stood at a cut, and what followed. */
export interface Past {
  /** First day that is not known yet. */
  readonly cut: string
  readonly until: string
  readonly horizonDays: number
  readonly customers: TracedCustomers
  readonly outcome: Outcome
  /** Customers who ordered in the period. */
  readonly active: number
}

interface PastOptions extends Pick<Past, 'cut' | 'horizonDays'> {
  readonly hasAmounts: boolean
  readonly extras: readonly ExtraMeasure[]
}

/** Measures customers by rows dated before the cut, and sums up what they ordered from there to the horizon. */
export async function readPast(store: Store, options: PastOptions): Promise<Past> {
  const { cut, horizonDays, hasAmounts, extras } = options
  const until = addDays(cut, horizonDays)
  const customers = await computeRfm(store, { table: CUSTOMERS_AT_CUT, asOf: cut, hasAmounts, before: cut, extras })
  const next = await readNextPeriod(store, { table: CUSTOMERS_AT_CUT, n: customers.n, from: cut, until })
  const outcome = outcomeOf(hasAmounts ? next.spend : next.orders, next.orders)
  return { cut, until, horizonDays, customers, outcome, active: sum(outcome.active) }
}

/** Why a reader should not trust figures of this cut, or finds none. */
export function doubtsAbout({ cut, customers, active, until }: Past): Finding[] {
  if (customers.n === 0) {
    const message = `nobody had ordered before ${cut}, so this cut tells nothing; choose a later --cut`
    return [{ code: 'no-customers-before', severity: 'warning', example: cut, message }]
  }
  if (active === 0) {
    const message = `none of the customers of ${cut} (${customers.n}) ordered before ${until}, so nothing can be ranked there; choose an earlier --cut or a longer --horizon`
    return [{ code: 'empty-holdout', severity: 'warning', count: customers.n, example: cut, message }]
  }
  if (customers.n >= FEWEST_CUSTOMERS) return []
  const message = `only ${customers.n} ${customers.n === 1 ? 'customer' : 'customers'} had ordered before ${cut}; read the intervals, not the figures`
  return [{ code: 'few-customers-before', severity: 'warning', count: customers.n, example: cut, message }]
}
