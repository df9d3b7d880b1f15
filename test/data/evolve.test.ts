import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Evolution, evolve } from '../../src/pipeline/evolve.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { ONLINE_RETAIL } from './shared.ts'

describe('evolve on Online Retail, month by month', () => {
  let store: Store
  let found: Evolution
  beforeAll(async () => {
    store = await openStore(':memory:', { memory: '1GB', threads: 2 })
    found = await evolve(store, { source: ONLINE_RETAIL, refunds: 'drop', every: 'month', view: 'rules' })
    await store.run(`CREATE TEMP TABLE plain AS
      SELECT CustomerID AS customer, InvoiceNo AS invoice, strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S') AS moment,
        Quantity::DECIMAL(18,3) * UnitPrice::DECIMAL(18,3) AS amount
      FROM read_csv(${quoteText(ONLINE_RETAIL)}, header = true, all_varchar = true)
      WHERE CustomerID <> '' AND CustomerID <> 'NA' AND Quantity::INTEGER > 0 AND UnitPrice::DECIMAL(18,3) > 0
        AND NOT starts_with(InvoiceNo, 'C')`)
  })
  afterAll(() => store.close())

  it('counts the cohorts that plain SQL counts', async () => {
    const rows = await store.rows<{ cohort: string; age: number; n: number }>(`
      SELECT strftime(f.first, '%Y-%m') AS cohort,
        (12 * (year(moment) - year(f.first)) + month(moment) - month(f.first))::INTEGER AS age, count(DISTINCT customer)::INTEGER AS n
      FROM plain JOIN (SELECT customer, min(moment) AS first FROM plain GROUP BY 1) f USING (customer) GROUP BY 1, 2`)
    expect(found.cohorts.map(({ month }) => month)).toEqual([...new Set(rows.map(({ cohort }) => cohort))].sort())
    for (const { month, active } of found.cohorts) {
      const counted = active.map((_, age) => rows.find((row) => row.cohort === month && row.age === age)?.n ?? 0)
      expect(active, month).toEqual(counted)
    }
    // The figures of the cohort tables that are made of this file again and again.
    expect(found.cohorts[0]).toMatchObject({ month: '2010-12', customers: 885 })
    expect(found.cohorts[0]!.active.slice(0, 3)).toEqual([885, 324, 286])
    expect(found.cohorts.reduce((total, { customers }) => total + customers, 0)).toBe(4338)
  })

  it('has the revenue, the buyers and the newcomers of each month that plain SQL has', async () => {
    const rows = await store.rows<{ month: string; revenue: number; buyers: number; fresh: number }>(`
      SELECT strftime(moment, '%Y-%m-01') AS month, sum(amount)::DOUBLE AS revenue, count(DISTINCT customer)::INTEGER AS buyers,
        count(DISTINCT customer) FILTER (date_trunc('month', moment) = date_trunc('month', f.first))::INTEGER AS fresh
      FROM plain JOIN (SELECT customer, min(moment) AS first FROM plain GROUP BY 1) f USING (customer) GROUP BY 1 ORDER BY 1`)
    expect(found.points).toHaveLength(13)
    for (const [i, { month, revenue, buyers, fresh }] of rows.entries()) {
      expect(found.points[i]).toMatchObject({ from: month, buyers, fresh })
      expect(Number(found.points[i]!.stepRevenue)).toBeCloseTo(revenue, 2)
    }
    expect(found.points.find(({ date }) => date === '2011-09-01')!.customers).toBe(3317)
    expect(found.points.at(-1)).toMatchObject({ date: '2011-12-10', customers: 4338, isWhole: false })
  })
})
