import type { Reason } from '../base/reasons.ts'
import type { OrderUnit, RefundPolicy } from '../cleaning/clean-options.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import type { ColumnRoles } from '../sources/roles.ts'

/** What every result says about the shop: what was read and kept. Plain data. */
export interface ShopSummary {
  readonly sources: readonly { path: string; rows: number; bytes: number; sha256: string }[]
  readonly columns: ColumnRoles
  /** What a row of the sources is. */
  readonly grain: 'transactions' | 'customers'
  /** Null where totals of customers do not tell it. */
  readonly asOf: string | null
  readonly since: string | null
  /** Which zone's calendar days are counted, and why. */
  readonly days: string
  readonly orderUnit: OrderUnit
  readonly refunds: RefundPolicy
  readonly currency: string | null
  readonly hasClock: boolean
  /** Of the orders; null where not known. */
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly rows: {
    readonly read: number
    readonly kept: number
    readonly rejected: Partial<Record<Reason, number>>
  }
  /** What the rows of a reason come to, in exact decimals; left out where that is not known. */
  readonly rejectedMoney?: Partial<Record<Reason, string>>
  readonly customers: number
  readonly orders: number
  /** Exact decimal text; null without amounts. */
  readonly revenue: string | null
  readonly repeatRate: number
  readonly keep: readonly string[]
  /** Measures beside the usual ones, where any were asked for; columns of customers.csv. */
  readonly extras?: readonly ExtraMeasure[]
}
