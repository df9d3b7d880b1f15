import { addDays, daysBetween } from '../base/calendar.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import { type BorneOut, borneOut } from '../naming/borne-out.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import { readNextPeriod } from '../rfm/next-period.ts'
import type { ScoreOptions } from '../rfm/scoring/fit-thresholds.ts'
import type { Store } from '../store/store.ts'
import { scoreByRules } from './score-by-rules.ts'

/** The base as it stood at an earlier day, and what its customers did from then on. */
export interface LookBack {
  /** First day of what was not yet known. */
  readonly cut: string
  readonly until: string
  readonly customers: CustomerColumns
  /** 1 when the customer ordered from the cut on. */
  readonly cameBack: Uint8Array
  /** Revenue from the cut on, at least 0; orders where the source has no amounts. */
  readonly nextSpend: Float64Array
}

/** Share of the log, at its end, that is held back. */
const HELD_BACK = 0.2
const FEWEST_CUSTOMERS = 100

/** Cuts off the last fifth of the log; null where fewer than 100 customers had ordered before, or the days of orders are not known. */
export async function lookBack(
  store: Store,
  options: {
    firstDate: string | null
    lastDate: string | null
    hasAmounts: boolean
    extras?: readonly ExtraMeasure[]
  },
): Promise<LookBack | null> {
  const { firstDate, lastDate, hasAmounts, extras = [] } = options
  if (firstDate === null || lastDate === null) return null
  const days = daysBetween(firstDate, lastDate)
  const cut = addDays(lastDate, 1 - Math.max(1, Math.round(days * HELD_BACK)))
  const customers = await computeRfm(store, { table: 'customers_before', asOf: cut, hasAmounts, before: cut, extras })
  const isWorthIt = customers.n >= FEWEST_CUSTOMERS
  const period = { table: 'customers_before', n: customers.n, from: cut }
  const next = isWorthIt ? await readNextPeriod(store, period) : null
  await store.run('DROP TABLE customers_before')
  if (next === null) return null
  const { orders, spend } = next
  const cameBack = new Uint8Array(customers.n)
  for (let i = 0; i < customers.n; i++) if (orders[i]! > 0) cameBack[i] = 1
  return {
    cut,
    until: lastDate,
    customers,
    cameBack,
    nextSpend: hasAmounts ? spend.map((amount) => Math.max(amount, 0)) : orders,
  }
}

/** Whether the rule map, applied at the cut, told what came after it. */
export function checkMap(past: LookBack, map: RuleMap, scoring: ScoreOptions): BorneOut | null {
  const rules = scoreByRules(past.customers, map, scoring)
  return borneOut({
    segments: rules.map.segments,
    segmentOf: rules.segmentOf,
    cameBack: past.cameBack,
    nextSpend: past.customers.revenue ? past.nextSpend : undefined,
  })
}
