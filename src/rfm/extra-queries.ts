import { reasonCode } from '../base/reasons.ts'
import type { ExtraMeasure } from './extra-measures.ts'

/** How one measure is made from the CTEs `days` and `measured` of `computeRfm`. */
export interface ExtraQuery {
  readonly measure: ExtraMeasure
  /** One row per customer, with the customer as `customer`; not needed where `measured` holds everything. */
  readonly from?: string
  /** The value, a DOUBLE, NULL where the customer has none. `m` is `measured`, `x` the row of `from`. */
  value(x: string): string
}

/** A unit price from this share below the product's usual one counts as reduced. */
const REDUCED_FROM = 0.05

/** Rows that no policy on refunds has to do with: they are set aside under each. */
const REFUND_REASONS = [0, ...(['cancelled', 'returned', 'negative-amount', 'zero-amount'] as const).map(reasonCode)]

/**
 * The queries behind the measures. `window` is an SQL condition on the row's `ordered_at`; all counts and sums are exact,
 * so that neither the order of rows nor the number of threads shows.
 */
export function extraQueries(
  measures: readonly ExtraMeasure[],
  { window, hasAmounts }: { readonly window: string; readonly hasAmounts: boolean },
): ExtraQuery[] {
  const bought = `classified WHERE reason = 0 AND NOT is_return AND ${window}`
  const made: Readonly<Record<ExtraMeasure, Omit<ExtraQuery, 'measure'>>> = {
    interpurchase: { value: () => GAP },
    regularity: { from: SQUARED_GAPS, value: regularity },
    overdue: { value: () => `CASE WHEN m.order_days > 1 THEN greatest(m.recency_days - ${GAP}, 0) END` },
    basketSize: {
      from: `SELECT customer, sum(kept_quantity) AS units FROM ${bought} GROUP BY customer`,
      value: (x) => `${x}.units::DOUBLE / m.order_count`,
    },
    returnRate: { from: returns(hasAmounts ? 'line_amount' : 'quantity', window), value: returnRate },
    breadth: {
      from: `SELECT customer, count(*) AS products
        FROM (SELECT DISTINCT customer, product FROM ${bought} AND trim(product) <> '') GROUP BY customer`,
      value: (x) => `coalesce(${x}.products, 0)::DOUBLE`,
    },
    categoryShare: { from: mainShare('category', bought), value: (x) => `${x}.most / ${x}.named` },
    channelShare: { from: mainShare('channel', bought), value: (x) => `${x}.most / ${x}.named` },
    discountShare: { from: reducedRows(bought), value: (x) => `${x}.reduced / ${x}.priced` },
  }
  return measures.map((measure) => ({ measure, ...made[measure] }))
}

/** Division by nothing is NULL. */
const GAP = 'm.span_days / nullif(m.order_days - 1, 0)::DOUBLE'

const SQUARED_GAPS = `SELECT customer, sum(gap * gap)::BIGINT AS squares FROM (
  SELECT customer, date_diff('day', lag(first_order_at) OVER (PARTITION BY customer ORDER BY first_order_at)::DATE,
    first_order_at::DATE) AS gap FROM days) GROUP BY customer`

/** n gaps of sum s and squared sum q: sqrt(n q - s²) / s, whose root is of a whole number. */
function regularity(x: string): string {
  const spread = `((m.order_days - 1) * ${x}.squares - m.span_days * m.span_days)`
  return `CASE WHEN m.order_days >= 3 THEN sqrt(${spread}::DOUBLE) / m.span_days END`
}

/** Worth of what was bought and of what came back, whatever the policy on refunds makes of the rows. */
function returns(worth: string, window: string): string {
  return `SELECT customer, sum(${worth}) FILTER (${worth} > 0) AS bought,
      sum(abs(${worth})) FILTER (is_return) AS sent_back
    FROM classified WHERE reason IN (${REFUND_REASONS.join(', ')}) AND ${window} GROUP BY customer`
}

function returnRate(x: string): string {
  return `CASE WHEN coalesce(${x}.sent_back, 0) = 0 THEN 0.0
    WHEN coalesce(${x}.bought, 0) <= ${x}.sent_back THEN 1.0
    ELSE ${x}.sent_back::DOUBLE / ${x}.bought::DOUBLE END`
}

function mainShare(column: string, bought: string): string {
  return `SELECT customer, max(rows)::DOUBLE AS most, sum(rows)::DOUBLE AS named
    FROM (SELECT customer, ${column}, count(*) AS rows FROM ${bought} AND trim(${column}) <> '' GROUP BY ALL)
    GROUP BY customer`
}

/** The usual price is the lower median of the product's rows in the same currency; equal prices are counted first, so that memory is bounded. */
function reducedRows(bought: string): string {
  const priced = `${bought} AND trim(product) <> '' AND unit_price > 0`
  const percent = Math.round(100 * (1 - REDUCED_FROM))
  return `SELECT customer, count(*) FILTER (unit_price * 100 <= usual * ${percent})::DOUBLE AS reduced,
      count(*)::DOUBLE AS priced
    FROM (SELECT customer, product, price_currency, unit_price FROM ${priced}) JOIN (
      SELECT product, price_currency, min(unit_price) FILTER (2 * so_far >= rows) AS usual FROM (
        SELECT product, price_currency, unit_price,
          sum(count(*)) OVER (PARTITION BY product, price_currency ORDER BY unit_price) AS so_far,
          sum(count(*)) OVER (PARTITION BY product, price_currency) AS rows
        FROM ${priced} GROUP BY product, price_currency, unit_price) GROUP BY product, price_currency)
    USING (product, price_currency) GROUP BY customer`
}
