import { addDays } from '../base/calendar.ts'
import type { Store } from '../store/store.ts'

/** The customers whose first order lies in one month, and how many of them ordered in each month since. */
export interface Cohort {
  /** `YYYY-MM`. */
  readonly month: string
  readonly customers: number
  /** By months since the first, from 0, which holds all of them; up to the month in which the log ends. */
  readonly active: readonly number[]
}

/** Cohorts of all customers with an order before `until` (`YYYY-MM-DD`), the earliest first; months without any are left out. */
export async function computeCohorts(store: Store, { until }: { readonly until: string }): Promise<Cohort[]> {
  const rows = await store.rows<{ cohort: string; age: number; customers: number }>(`
    WITH months AS (SELECT DISTINCT customer, date_trunc('month', first_at)::DATE AS month
      FROM order_groups WHERE is_order AND first_at < DATE '${until}'),
    firsts AS (SELECT customer, min(month) AS cohort FROM months GROUP BY customer)
    SELECT strftime(cohort, '%Y-%m') AS cohort, date_diff('month', cohort, month)::INTEGER AS age,
      count(*)::INTEGER AS customers FROM months JOIN firsts USING (customer) GROUP BY ALL ORDER BY ALL`)
  const last = addDays(until, -1)
  const found = new Map<string, number[]>()
  for (const { cohort, age, customers } of rows) {
    const active = found.get(cohort) ?? new Array<number>(monthsBetween(cohort, last) + 1).fill(0)
    active[age] = customers
    found.set(cohort, active)
  }
  return [...found].map(([month, active]) => ({ month, customers: active[0]!, active }))
}

function monthsBetween(from: string, to: string): number {
  return 12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}
