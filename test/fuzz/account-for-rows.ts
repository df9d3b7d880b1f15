import { expect } from 'vitest'
import { ClienteleError } from '../../src/base/errors.ts'
import { cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'

/** Reads and cleans a file; it must end in a result that accounts for every row, or in an error for people. */
export async function accountForRows(path: string): Promise<'result' | 'refusal'> {
  await using store = await openStore(':memory:', { threads: 1 })
  try {
    const transactions = await readTransactions(store, [path], {}, { workFolder: await store.workFolder() })
    const { read: rows, kept, rejected } = await cleanTransactions(store, transactions, {})
    expect(kept + Object.values(rejected).reduce((sum, n) => sum + n, 0)).toBe(rows)
    expect(rows).toBe(
      transactions.lines + transactions.sources.reduce((sum, { malformed }) => sum + malformed.length, 0),
    )
    for (const { malformed } of transactions.sources) {
      expect(new Set(malformed.map(({ row }) => row)).size).toBe(malformed.length)
    }
    return 'result'
  } catch (error) {
    if (error instanceof ClienteleError && error.code !== 'query') return 'refusal'
    throw error
  }
}
