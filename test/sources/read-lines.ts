import { tmpdir } from 'node:os'
import type { ReadOptions } from '../../src/sources/read-options.ts'
import { readTransactions, type Transactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'

/** One row of the table `lines`, as text. */
export interface Line {
  readonly customer_id: string | null
  readonly order_id: string | null
  readonly at: string | null
  readonly quantity: string | null
  readonly amount: string | null
  readonly problem: number
}

/** Reads sources and gives what stands in `lines`. */
export async function readLines(
  paths: string | readonly string[],
  options: ReadOptions = {},
): Promise<{ transactions: Transactions; lines: Line[] }> {
  await using store = await openStore(':memory:', { threads: 2 })
  const transactions = await readTransactions(store, [paths].flat(), options, { workFolder: tmpdir() })
  const lines = await store.rows<Line & Record<string, unknown>>(`SELECT customer_id, order_id,
    strftime(ordered_at, '%Y-%m-%d %H:%M:%S') AS at, rtrim(rtrim(quantity::VARCHAR, '0'), '.') AS quantity,
    rtrim(rtrim(amount::VARCHAR, '0'), '.') AS amount, problem FROM lines ORDER BY line`)
  return { transactions, lines }
}
