import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../../src/pipeline/run.ts'
import { segment } from '../../src/pipeline/segment.ts'
import { writeRun } from '../../src/pipeline/write-run.ts'
import { openStore } from '../../src/store/store.ts'
import { csvRows, RFM_R_ORDERS, reference } from './shared.ts'

const folder = mkdtempSync(join(tmpdir(), 'clientele-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Customers, orders, revenue and revenue per order of the table in R's vignette. */
const DOCUMENTED: Record<string, [number, number, number, number]> = {
  'About To Sleep': [102, 283, 23_449, 82.9],
  'At Risk': [28, 216, 22_227, 103],
  "Can't Lose Them": [47, 274, 32_446, 118],
  Champions: [35, 316, 31_646, 100],
  Lost: [148, 393, 35_324, 89.9],
  'Loyal Customers': [170, 799, 76_562, 95.8],
  'Need Attention': [10, 57, 4562, 80],
  'New Customers': [104, 329, 28_837, 87.6],
  'Potential Loyalist': [342, 2211, 204_856, 92.6],
  Promising: [9, 28, 4249, 152],
}

describe('segment in the manner of R rfm', () => {
  let run: Run
  let rows: Record<string, string>[]
  beforeAll(async () => {
    await using store = await openStore(':memory:', { threads: 2 })
    run = await segment(store, {
      source: RFM_R_ORDERS,
      orders: 'row',
      scoring: 'rfm-r',
      map: 'rfm-r',
      asOf: '2006-12-31',
    })
    await writeRun(store, run, { folder })
    rows = csvRows(join(folder, 'customers.csv'))
  })

  it('has the published thresholds', () => {
    const { recency, orders, revenue } = run.scoring
    const from = (metric: typeof recency) => metric.thresholds.map((threshold) => threshold.from)
    // R's bins are half open, 115, 181, 297.4 and 482 being where the next one begins; days are whole.
    expect(from(recency).slice(1)).toEqual([481, 297, 180, 114])
    expect(from(orders).slice(1)).toEqual([4, 5, 6, 8])
    expect(from(revenue!).slice(1)).toEqual([255.8, 382, 506.4, 666])
    const ends = [recency, orders, revenue!].map(({ edges }) => {
      const values = edges.flatMap(({ low, high }) => [low, high])
      return [Math.min(...values), Math.max(...values) + 1]
    })
    expect(ends).toEqual([
      [1, 977],
      [1, 15],
      [12, 1489],
    ])
  })

  it('has the published counts of scores', () => {
    const counts = (metric: typeof run.scoring.recency) => metric.edges.map((edge) => edge.customers)
    expect(counts(run.scoring.recency)).toEqual([197, 200, 199, 199, 200])
    expect(counts(run.scoring.orders)).toEqual([268, 187, 176, 244, 120])
    expect(counts(run.scoring.revenue!)).toEqual([200, 200, 198, 202, 195])
  })

  it('gives every customer the scores and the segment that R gives', () => {
    const ours = new Map(rows.map((row) => [row['customer_id'], row]))
    const theirs = reference('rfm_r_orders_scores.csv')
    expect(rows).toHaveLength(theirs.length)
    const pick = (row: Record<string, string>, names: string[]) => names.map((name) => row[name])
    for (const row of theirs) {
      expect(pick(ours.get(row['customer_id']!)!, ['recency_days', 'order_count', 'revenue', 'rfm_cell'])).toEqual(
        pick(row, ['recency_days', 'transaction_count', 'amount', 'rfm_score']),
      )
    }
  })

  it('fills the published table of segments', () => {
    const table: Record<string, [number, number, number]> = {}
    for (const row of rows) {
      const [customers, orders, revenue] = table[row['rfm_segment']!] ?? [0, 0, 0]
      table[row['rfm_segment']!] = [
        customers + 1,
        orders + Number(row['order_count']),
        revenue + Number(row['revenue']),
      ]
    }
    expect(table).toEqual(Object.fromEntries(Object.entries(DOCUMENTED).map(([name, row]) => [name, row.slice(0, 3)])))
    for (const [, orders, revenue, average] of Object.values(DOCUMENTED)) {
      expect(revenue / orders).toBeCloseTo(average, 0)
    }
  })
})
