import type { Finding } from '../base/findings.ts'
import type { Reason } from '../base/reasons.ts'
import type { OrderUnit, RefundPolicy } from '../cleaning/clean-options.ts'
import type { FormOptions } from '../sources/forms/forms.ts'
import type { SourceForm } from '../sources/raw-table.ts'
import type { ColumnRoles } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { measureShop, type ShopOptions, shopSummary } from './measure-shop.ts'

/** What `segment` would be given about the sources. */
export interface CheckCall extends ShopOptions, Following {
  /** Files, patterns, folders or databases. */
  readonly source: string | readonly string[]
}

/** What a run would make of the sources, without making it. */
export interface CheckResult {
  readonly sources: readonly { path: string; rows: number; bytes: number; form: SourceForm }[]
  readonly columns: ColumnRoles
  /** What a row is. */
  readonly grain: 'transactions' | 'customers'
  /** Every column with a few of its values; `role` where it has one. */
  readonly seen: readonly { column: string; role: string | null; examples: readonly string[] }[]
  /** How dates and numbers are written, where that had to be decided. */
  readonly asOptions: FormOptions
  readonly orderUnit: OrderUnit
  readonly refunds: RefundPolicy
  /** Null where a source of customers' totals does not tell them. */
  readonly asOf: string | null
  readonly firstDate: string | null
  readonly lastDate: string | null
  /** Which zone's calendar days are counted, and why. */
  readonly days: string
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: Partial<Record<Reason, number>> }
  /** What the rows of a reason come to, in exact decimals; left out where that is not known. */
  readonly rejectedMoney: Partial<Record<Reason, string>>
  readonly customers: number
  readonly orders: number
  readonly revenue: string | null
  readonly findings: readonly Finding[]
}

const EXAMPLES = 3

/**
 * Reads and cleans the sources as `segment` would, and tells what it found; nothing is clustered and nothing written.
 *
 * @throws OptionError when an option is wrong; SourceError when the data cannot be used.
 */
export async function check(store: Store, call: CheckCall): Promise<CheckResult> {
  const { source, onProgress, signal, ...options } = call
  return cancellable(store, { onProgress, signal }, async (context) => {
    const shop = await measureShop(store, [source].flat(), options, context)
    const summary = shopSummary(shop)
    const { columns, grain, days, orderUnit, refunds, asOf, firstDate, lastDate, rows, customers, orders, revenue } =
      summary
    const { asOptions } = shop.transactions
    const sources = shop.transactions.sources.map(({ table, rows }) => ({
      path: table.file.path,
      rows,
      bytes: table.file.bytes,
      form: table.form,
    }))
    const roleOf = new Map(Object.entries(columns).map(([role, column]) => [column, role]))
    const seen = shop.transactions.samples.map(({ name, values }) => ({
      column: name,
      role: roleOf.get(name) ?? null,
      examples: [...new Set(values)].slice(0, EXAMPLES),
    }))
    const { findings } = shop.cleaned
    const read = { sources, columns, grain, days, seen, asOptions, orderUnit, refunds }
    const counted = {
      asOf,
      firstDate,
      lastDate,
      rows,
      rejectedMoney: summary.rejectedMoney ?? {},
      customers,
      orders,
      revenue,
    }
    return { ...read, ...counted, findings }
  })
}
