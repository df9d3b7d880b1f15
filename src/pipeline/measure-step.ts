import { addDays } from '../base/calendar.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Store } from '../store/store.ts'
import type { EvolutionStep } from './evolution-plan.ts'
import { exactText } from './totals.ts'

/** Everybody who counts at the date of a step is in this table, in the order of the columns. */
const HERE = 'customers_at_step'
const BEFORE = 'customers_a_step_before'

/** How many came, stayed away and bought within a step. */
export interface StepFlows {
  /** Arrivals with their first order in the file. */
  readonly fresh: number
  /** Arrivals who had ordered before and had dropped out of the window. */
  readonly returned: number
  /** Customers of the step before who have dropped out of the window. */
  readonly lapsed: number
  /** All that was bought within the step, an exact decimal. */
  readonly spent: string
}

/** One segment at the date of a step. Amounts are exact decimals. */
export interface StepSums {
  /** The label, or -1 for rows of customers who are in no segment: returns of nobody's order. */
  readonly label: number
  readonly customers: number
  /** Within the window. */
  readonly revenue: string
  /** Within the step. */
  readonly stepRevenue: string
  readonly stepOrders: number
  /** Customers with an order within the step. */
  readonly buyers: number
}

/** Keeps everybody's first order, and who was there before the first step; once before `measureStep`. */
export async function prepareSteps(
  store: Store,
  { from, windowDays }: { readonly from: string; readonly windowDays: number | undefined },
): Promise<void> {
  await store.run(`CREATE OR REPLACE TEMP TABLE first_orders AS
    SELECT customer, min(first_at) AS first_at FROM order_groups WHERE is_order GROUP BY customer`)
  const since = windowDays === undefined ? '' : `AND first_at >= DATE '${addDays(from, -windowDays)}'`
  await store.run(`CREATE OR REPLACE TEMP TABLE ${BEFORE} AS
    SELECT DISTINCT customer AS customer_id FROM order_groups WHERE is_order AND first_at < DATE '${from}' ${since}`)
}

/** The customers who count at a date: those with an order before it, and within the window where there is one. */
export function customersAt(
  store: Store,
  at: { readonly date: string; readonly windowDays: number | undefined; readonly hasAmounts: boolean },
): Promise<CustomerColumns> {
  const { date, windowDays, hasAmounts } = at
  const window = windowDays === undefined ? {} : { from: addDays(date, -windowDays) }
  return computeRfm(store, { table: HERE, asOf: date, hasAmounts, before: date, ...window })
}

/**
 * Counts what a step did, once `customersAt` has left its customers.
 *
 * @param labels the segment of each of these customers.
 */
export async function measureStep(
  store: Store,
  { from, date }: EvolutionStep,
  labels: Int32Array,
): Promise<{ flows: StepFlows; sums: readonly StepSums[] }> {
  await store.append('step_labels', { label: labels })
  const within = `first_at >= DATE '${from}' AND first_at < DATE '${date}'`
  const sums = await store.rows<{
    label: number
    customers: number
    revenue: string
    spent: string
    orders: number
    buyers: number
  }>(`
    WITH here AS (SELECT customer_id, revenue, label FROM ${HERE} c JOIN step_labels l ON l.rowid = c.rowid),
    stepped AS (SELECT customer, sum(amount) AS amount, count(*) FILTER (is_order) AS orders FROM order_groups
      WHERE ${within} GROUP BY customer)
    SELECT coalesce(label, -1) AS label, count(customer_id)::INTEGER AS customers,
      ${exactText('coalesce(sum(revenue), 0)')} AS revenue, ${exactText('coalesce(sum(amount), 0)')} AS spent,
      coalesce(sum(orders), 0)::DOUBLE AS orders, count(*) FILTER (orders > 0)::INTEGER AS buyers
    FROM here FULL JOIN stepped ON customer = customer_id GROUP BY 1 ORDER BY 1`)
  const flows = await store.row<{ fresh: number; returned: number; lapsed: number; spent: string }>(`
    SELECT count(*) FILTER (b.customer_id IS NULL AND f.first_at >= DATE '${from}')::INTEGER AS fresh,
      count(*) FILTER (b.customer_id IS NULL AND f.first_at < DATE '${from}')::INTEGER AS returned,
      count(*) FILTER (h.customer_id IS NULL)::INTEGER AS lapsed,
      (SELECT ${exactText('coalesce(sum(amount), 0)')} FROM order_groups WHERE ${within}) AS spent
    FROM ${HERE} h FULL JOIN ${BEFORE} b ON b.customer_id = h.customer_id
    LEFT JOIN first_orders f ON f.customer = h.customer_id`)
  await store.run(`CREATE OR REPLACE TEMP TABLE ${BEFORE} AS SELECT customer_id FROM ${HERE}`)
  return {
    flows,
    sums: sums.map(({ spent, orders, ...sum }) => ({ ...sum, stepRevenue: spent, stepOrders: orders })),
  }
}
