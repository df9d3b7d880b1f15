import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segment } from '../../src/pipeline/segment.ts'
import { scoreCustomers } from '../../src/rfm/scoring/score-customers.ts'
import { openStore } from '../../src/store/store.ts'
import { ONLINE_RETAIL, reference, referencePath } from './shared.ts'

// Skipped where the shared reference tables are absent.
describe.skipIf(!existsSync(ONLINE_RETAIL))('customers with totals', () => {
  it('gives the customers of the R package rfm the scores that R gives them', async () => {
    await using store = await openStore()
    const options = { scoring: 'rfm-r', map: 'rfm-r', k: 3 } as const
    await segment(store, { source: referencePath('rfm_r_orders_scores.csv'), ...options })
    const ours = await store.rows<{ id: string; cell: string }>(
      'SELECT customer_id AS id, rfm_cell AS cell FROM outcome ORDER BY 1',
    )
    const theirs = new Map(reference('rfm_r_orders_scores.csv').map((row) => [row['customer_id'], row['rfm_score']]))
    expect(ours).toHaveLength(995)
    for (const { id, cell } of ours) expect(cell).toBe(theirs.get(id))
  })

  it('takes R, F and M of Online Retail as they are', async () => {
    await using store = await openStore()
    const run = await segment(store, { source: referencePath('uci_online_retail_rfm.csv'), k: 4 })
    expect(run).toMatchObject({ customers: 4338, orders: 18532, revenue: '8911407.9', asOf: null, borneOut: null })
    expect(run.columns).toEqual({ customerId: 'CustomerID', recencyDays: 'R', orderCount: 'F', revenue: 'M' })
    const rows = reference('uci_online_retail_rfm.csv')
    const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]))
    const columns = { n: rows.length, recencyDays: column('R'), orderCount: column('F'), revenue: column('M') }
    const { r, f, m } = scoreCustomers(columns, { method: 'quantile', bins: 5 })
    const ours = await store.rows<{ id: string; cell: string }>(
      'SELECT customer_id AS id, rfm_cell AS cell FROM outcome',
    )
    const cells = new Map(ours.map(({ id, cell }) => [id, cell]))
    expect(rows.map((row) => cells.get(row['CustomerID']!))).toEqual(rows.map((_, i) => `${r[i]}${f[i]}${m![i]}`))
  })
})
