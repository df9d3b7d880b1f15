import { beforeAll, describe, expect, it } from 'vitest'
import type { Feature } from '../../src/features/feature.ts'
import { segment } from '../../src/pipeline/segment.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'
import type { ExtraMeasure } from '../../src/rfm/extra-measures.ts'
import { openStore } from '../../src/store/store.ts'
import { ONLINE_RETAIL } from './shared.ts'

const MEASURES: readonly (ExtraMeasure & Feature)[] = [
  ...(['interpurchase', 'regularity', 'overdue', 'basketSize'] as const),
  ...(['returnRate', 'breadth', 'discountShare'] as const),
]

/** The definitions again, from the file itself and by other formulas: means of gaps, deviations, medians by the engine. */
const INDEPENDENT = `
  WITH log AS (
    SELECT CustomerID AS customer, InvoiceNo AS invoice, StockCode AS product, InvoiceDate::DATE AS day, Quantity AS units,
      UnitPrice AS price, Quantity * UnitPrice AS amount, Quantity < 0 AS back
    FROM read_csv('${ONLINE_RETAIL}', header = true, types = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR',
      'Quantity': 'BIGINT', 'UnitPrice': 'DECIMAL(18,3)', 'CustomerID': 'VARCHAR', 'InvoiceDate': 'TIMESTAMP'})
    WHERE CustomerID IS NOT NULL),
  orders AS (
    SELECT customer, min(day) FILTER (NOT back) AS day FROM log GROUP BY customer, invoice
    HAVING NOT bool_and(back) AND sum(amount) >= 0),
  days AS (SELECT DISTINCT customer, day FROM orders),
  gaps AS (SELECT customer, day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS gap FROM days),
  timing AS (
    SELECT customer, avg(gap) AS mean, CASE WHEN count(gap) > 1 THEN stddev_pop(gap) / avg(gap) END AS variation
    FROM gaps GROUP BY customer),
  last AS (SELECT customer, DATE '2011-12-10' - max(day) AS recency, count(*) AS orders FROM orders GROUP BY customer),
  usual AS (
    SELECT product, quantile_disc(price, 0.5) AS price FROM log WHERE NOT back AND price > 0 GROUP BY product),
  baskets AS (
    SELECT customer, sum(units) FILTER (NOT back) AS units, count(DISTINCT product) FILTER (NOT back) AS products,
      sum(amount) FILTER (NOT back) AS paid, -coalesce(sum(amount) FILTER (back), 0) AS refunded,
      avg((log.price <= 0.95 * usual.price)::INTEGER) FILTER (NOT back AND log.price > 0) AS reduced
    FROM log LEFT JOIN usual USING (product) GROUP BY customer),
  measured AS (
    SELECT mean AS interpurchase, variation AS regularity,
      CASE WHEN mean IS NOT NULL THEN greatest(recency - mean, 0) END AS overdue, units / orders AS basketSize,
      CASE WHEN refunded = 0 THEN 0 ELSE least(refunded / nullif(paid, 0)::DOUBLE, 1) END AS returnRate,
      products AS breadth, reduced AS discountShare
    FROM last JOIN timing USING (customer) JOIN baskets USING (customer))
  SELECT ${MEASURES.map((name) => `count(${name})::INTEGER AS "${name} known", sum(${name})::DOUBLE AS "${name} sum", max(${name})::DOUBLE AS "${name} most"`).join(', ')}
  FROM measured`

describe('segment on Online Retail', () => {
  let customers: CustomerColumns
  let expected: Record<string, number>
  beforeAll(async () => {
    await using store = await openStore(':memory:', { memory: '1GB', threads: 2 })
    const run = await segment(store, { source: ONLINE_RETAIL, features: [...MEASURES], k: 3 })
    customers = run.customerColumns
    expected = await store.row<Record<string, number>>(INDEPENDENT)
  }, 120_000)

  it('measures what plain SQL on the file does', () => {
    for (const name of MEASURES) {
      const known = customers.extras![name]!.filter((value) => !Number.isNaN(value))
      expect(known.length, name).toBe(expected[`${name} known`])
      expect(known.reduce((total, value) => total + value, 0) / expected[`${name} sum`]!, name).toBeCloseTo(1, 9)
      expect(Math.max(...known), name).toBeCloseTo(expected[`${name} most`]!, 9)
    }
    expect(customers.n).toBe(4339)
  })
})
