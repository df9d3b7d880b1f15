import type { Store } from '../store/store.ts'
import type { TracedCustomers } from './customers.ts'
import { EXTRA_COLUMNS, type ExtraMeasure, measuresBehind } from './extra-measures.ts'
import { extraQueries } from './extra-queries.ts'

export interface RfmOptions {
  /** Name of the table that is made. */
  readonly table: string
  /** `YYYY-MM-DD`: recency and tenure are counted to this day. */
  readonly asOf: string
  readonly hasAmounts: boolean
  /** Only what happened before this day counts, for a look back; everything when not given. */
  readonly before?: string
  /** Only what happened from this day on counts, for a window; everything when not given. */
  readonly from?: string
  /** Measured beside the others, from the rows of `classified`. Default: none, at no cost. */
  readonly extras?: readonly ExtraMeasure[]
}

/**
 * Recency, frequency and money of every customer with an order, from `order_groups`. Makes a table with one row per
 * customer, sorted by the measures and then by id; its rowid is the customer's index in all columns of the run. Needs the
 * views and tables that `cleanTransactions` leaves; nobody with an order gives empty columns.
 */
export async function computeRfm(store: Store, options: RfmOptions): Promise<TracedCustomers> {
  const { table, asOf, hasAmounts, extras = [] } = options
  const days = (column: string): string => `date_diff('day', ${column}::DATE, DATE '${asOf}')`
  const window = windowOn('first_at', options)
  const groups = window === 'TRUE' ? 'order_groups' : `(SELECT * FROM order_groups WHERE ${window})`
  const queries = extraQueries(measuresBehind(extras), { window: windowOn('ordered_at', options), hasAmounts })
  const columns = queries.map(({ measure }) => EXTRA_COLUMNS[measure])
  const values = queries.map(({ value }, i) => `, ${value(`x${i}`)} AS ${columns[i]}`)
  const joins = queries.map(({ from }, i) =>
    from ? `LEFT JOIN (${from}) x${i} ON x${i}.customer = m.customer_id` : '',
  )
  const sorted = ['recency_days', 'order_count', 'revenue', 'tenure_days', 'order_days', ...columns, 'customer_id']
  await store.run(`CREATE OR REPLACE TEMP TABLE ${table} AS
    WITH days AS (
      SELECT customer, min(first_at) AS first_order_at FROM ${groups} WHERE is_order GROUP BY customer, first_at::DATE),
    totals AS (
      SELECT customer AS customer_id, min(first_at) FILTER (is_order) AS first_order_at,
        max(last_at) FILTER (is_order) AS last_order_at, count(*) FILTER (is_order) AS order_count, sum(amount) AS revenue,
        list(first_at::DATE) FILTER (is_order) AS dates,
        date_diff('day', min(first_at::DATE) FILTER (is_order), max(first_at::DATE) FILTER (is_order)) AS span_days
      FROM ${groups} GROUP BY customer HAVING bool_or(is_order)),
    measured AS (
      SELECT * EXCLUDE (dates), len(list_distinct(dates)) AS order_days, ${days('last_order_at')} AS recency_days, ${days('first_order_at')} AS tenure_days FROM totals)
    SELECT m.customer_id, m.first_order_at, m.last_order_at, m.recency_days, m.order_count, m.revenue, m.tenure_days,
      m.order_days ${values.join('')}
    FROM measured m ${joins.join(' ')} ORDER BY ${sorted.join(', ')}`)
  const { n } = await store.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`)
  const known = columns.map((column) => `, coalesce(${column}, 'nan'::DOUBLE)::DOUBLE`)
  const [recencyDays, orderCount, tenureDays, orderDays, revenue, ...measured] = await store.numbers(
    `SELECT recency_days::DOUBLE, order_count::DOUBLE, tenure_days::DOUBLE, order_days::DOUBLE,
      coalesce(revenue, 0)::DOUBLE ${known.join('')} FROM ${table} ORDER BY rowid`,
    Number(n),
    5 + columns.length,
  )
  return {
    n: Number(n),
    recencyDays: recencyDays!,
    orderCount: orderCount!,
    revenue: hasAmounts ? revenue! : undefined,
    tenureDays: tenureDays!,
    orderDays: orderDays!,
    ...(queries.length > 0 && {
      extras: Object.fromEntries(queries.map(({ measure }, i) => [measure, measured[i]!])),
    }),
  }
}

function windowOn(time: string, { before, from }: RfmOptions): string {
  const ends = [
    ...(before === undefined ? [] : [`${time} < DATE '${before}'`]),
    ...(from === undefined ? [] : [`${time} >= DATE '${from}'`]),
  ]
  return ends.join(' AND ') || 'TRUE'
}
