import type { Finding } from '../base/findings.ts'
import { throwIfAborted } from '../base/progress.ts'
import type { Reason } from '../base/reasons.ts'
import type { CleanOptions } from '../cleaning/clean-options.ts'
import { cleanTransactions } from '../cleaning/clean-transactions.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import type { ReadOptions } from '../sources/read-options.ts'
import { readTransactions } from '../sources/read-transactions.ts'
import type { ColumnRoles } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'
import { readTotals } from './totals.ts'

export interface CheckCall extends Omit<ReadOptions, 'markDuplicates'>, CleanOptions {
  readonly source: string | readonly string[]
  readonly signal?: AbortSignal
}

/** What a run would make of the sources, without making it. */
export interface CheckResult {
  readonly sources: readonly { path: string; rows: number; bytes: number }[]
  readonly columns: ColumnRoles
  /** Every column with a few of its values; `role` where it has one. */
  readonly seen: readonly { column: string; role: string | null; examples: readonly string[] }[]
  readonly asOf: string
  readonly firstDate: string
  readonly lastDate: string
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: Partial<Record<Reason, number>> }
  readonly customers: number
  readonly orders: number
  readonly revenue: string | null
  readonly findings: readonly Finding[]
}

const EXAMPLES = 3

/** Reads and cleans the sources as `segment` would, and tells what it found. */
export async function check(store: Store, call: CheckCall): Promise<CheckResult> {
  const { source, signal, ...options } = call
  const workFolder = await store.workFolder()
  const stop = (): void => store.interrupt()
  signal?.addEventListener('abort', stop)
  try {
    const transactions = await readTransactions(
      store,
      [source].flat(),
      { ...options, markDuplicates: options.duplicates === 'drop' },
      { workFolder, signal },
    )
    const cleaned = await cleanTransactions(store, transactions, options)
    await computeRfm(store, { table: 'customers', asOf: cleaned.asOf, hasAmounts: cleaned.hasAmounts })
    const totals = await readTotals(store)
    const roleOf = new Map(Object.entries(transactions.roles).map(([role, column]) => [column, role]))
    return {
      sources: transactions.sources.map(({ table, rows }) => ({
        path: table.file.path,
        rows,
        bytes: table.file.bytes,
      })),
      columns: transactions.roles,
      seen: transactions.samples.map(({ name, values }) => ({
        column: name,
        role: roleOf.get(name) ?? null,
        examples: [...new Set(values)].slice(0, EXAMPLES),
      })),
      asOf: cleaned.asOf,
      firstDate: totals.firstDate,
      lastDate: totals.lastDate,
      rows: { read: cleaned.read, kept: cleaned.kept, rejected: cleaned.rejected },
      customers: totals.customers,
      orders: totals.orders,
      revenue: cleaned.hasAmounts ? totals.revenue : null,
      findings: cleaned.findings,
    }
  } catch (error) {
    throwIfAborted(signal)
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
