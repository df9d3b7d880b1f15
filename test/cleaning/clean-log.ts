import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REASONS } from '../../src/base/reasons.ts'
import type { CleanOptions } from '../../src/cleaning/clean-options.ts'
import { type CleanResult, cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { computeRfm } from '../../src/rfm/compute-rfm.ts'
import type { ReadOptions } from '../../src/sources/read-options.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'

/** What became of a small log. */
export interface CleanedLog {
  readonly result: CleanResult
  /** The reason of each row in file order; `kept` where there is none. */
  readonly fates: readonly string[]
  /** Customer -> orders, revenue and recency. */
  readonly customers: Readonly<Record<string, { orders: number; revenue: string; recency: number; tenure: number }>>
}

/** Reads and cleans a CSV text. */
export async function cleanLog(csv: string, options: CleanOptions & ReadOptions = {}): Promise<CleanedLog> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
  try {
    const path = join(folder, 'log.csv')
    writeFileSync(path, csv)
    await using store = await openStore(':memory:', { threads: 2 })
    const reading = { ...options, markDuplicates: options.duplicates === 'drop' }
    const transactions = await readTransactions(store, [path], reading, { workFolder: folder })
    const result = await cleanTransactions(store, transactions, options)
    await computeRfm(store, { table: 'customers', asOf: result.asOf, hasAmounts: result.hasAmounts })
    const rows = await store.rows<{ reason: number; orderless: boolean }>(`SELECT reason,
      reason = 0 AND customer IN (SELECT customer FROM orderless) AS orderless FROM classified ORDER BY line`)
    const measured = await store.rows<{ id: string; orders: number; revenue: string; recency: number; tenure: number }>(
      `SELECT customer_id AS id, order_count::INTEGER AS orders, rtrim(rtrim(revenue::VARCHAR, '0'), '.') AS revenue,
        recency_days::INTEGER AS recency, tenure_days::INTEGER AS tenure FROM customers ORDER BY customer_id`,
    )
    return {
      result,
      fates: rows.map(({ reason, orderless }) =>
        orderless ? 'no-order' : reason === 0 ? 'kept' : REASONS[reason - 1]!,
      ),
      customers: Object.fromEntries(measured.map(({ id, ...values }) => [id, values])),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
