import type { Store } from '../store/store.ts'

/** To which day histories are counted, and what of them is known. */
export interface BuyerOptions {
  /** `YYYY-MM-DD`: ages are counted to this day. */
  readonly asOf: string
  /** A table of customers in whose order the columns stand; by the measures themselves when not given. */
  readonly table?: string
  /** For a look back: only what happened before `from` counts, and what came in from..until is counted apart. */
  readonly heldBack?: { readonly from: string; readonly until: string }
}

/** What lifetime value needs of every customer with an order, in days; all purchases of one calendar day are one. */
export interface BuyerColumns {
  readonly n: number
  readonly unit: 'day'
  /** Purchase days after the first. */
  readonly x: Float64Array
  /** Days from the first to the last purchase day. */
  readonly tx: Float64Array
  /** Days from the first purchase day to as-of. */
  readonly age: Float64Array
  /** Mean spend of a purchase day after the first; 0 where there is none. */
  readonly meanSpend: Float64Array
  /** Purchase days within what was held back; 0 without it. */
  readonly later: Float64Array
}

/**
 * The purchase histories of the customers in `order_groups`, which `cleanTransactions` leaves. An order belongs to the day of
 * its first row. Leaves the table `buyers`; customers without an order in time have no row.
 */
export async function computeBuyers(store: Store, options: BuyerOptions): Promise<BuyerColumns> {
  const { asOf, table, heldBack } = options
  const isKnown = heldBack === undefined ? 'TRUE' : `day < DATE '${heldBack.from}'`
  const isLater =
    heldBack === undefined ? 'FALSE' : `day >= DATE '${heldBack.from}' AND day <= DATE '${heldBack.until}'`
  await store.run(`CREATE OR REPLACE TEMP TABLE buyers AS
    WITH purchase_days AS (
      SELECT customer, first_at::DATE AS day, coalesce(sum(amount), 0) AS spend
      FROM order_groups WHERE is_order GROUP BY 1, 2)
    SELECT customer, count(*) FILTER (${isKnown}) - 1 AS x, min(day) AS first_day,
      max(day) FILTER (${isKnown}) AS last_day,
      sum(spend) FILTER (${isKnown}) - arg_min(spend, day) AS repeat_spend, count(*) FILTER (${isLater}) AS later
    FROM purchase_days GROUP BY customer HAVING bool_or(${isKnown})`)
  const { n } = await store.row<{ n: bigint }>('SELECT count(*) AS n FROM buyers')
  const [from, order] =
    table === undefined
      ? ['buyers', 'x, tx, age, mean_spend, later']
      : [
          `(SELECT rowid AS place, customer_id FROM ${table}) AS placed JOIN buyers ON customer = customer_id`,
          'placed.place',
        ]
  const [x, tx, age, meanSpend, later] = await store.numbers(
    `SELECT x::DOUBLE AS x, date_diff('day', first_day, last_day)::DOUBLE AS tx,
      date_diff('day', first_day, DATE '${asOf}')::DOUBLE AS age,
      CASE WHEN x > 0 THEN repeat_spend::DOUBLE / x ELSE 0 END::DOUBLE AS mean_spend, later::DOUBLE AS later
    FROM ${from} ORDER BY ${order}`,
    Number(n),
    5,
  )
  return { n: Number(n), unit: 'day', x: x!, tx: tx!, age: age!, meanSpend: meanSpend!, later: later! }
}

/** First purchase days with how many customers had theirs, and the purchase days of repeats by calendar month. */
export interface RepeatsByMonth {
  readonly firsts: readonly { day: string; customers: number }[]
  /** `month` is its first day. */
  readonly months: readonly { month: string; repeats: number }[]
}

/** How repeats spread over the months of the log; needs the table that `computeBuyers` leaves. */
export async function computeRepeatsByMonth(store: Store): Promise<RepeatsByMonth> {
  const firsts = await store.rows<{ day: string; customers: number }>(
    `SELECT strftime(first_day, '%Y-%m-%d') AS day, count(*)::DOUBLE AS customers FROM buyers GROUP BY 1 ORDER BY 1`,
  )
  const months = await store.rows<{ month: string; repeats: number }>(
    `SELECT strftime(date_trunc('month', day), '%Y-%m-%d') AS month, count(*)::DOUBLE AS repeats
    FROM (SELECT DISTINCT customer, first_at::DATE AS day FROM order_groups WHERE is_order) AS d
    JOIN buyers USING (customer) WHERE day > first_day GROUP BY 1 ORDER BY 1`,
  )
  return { firsts, months }
}
