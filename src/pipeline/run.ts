import type { Finding } from '../base/findings.ts'
import type { Reason } from '../base/reasons.ts'
import type { OrderUnit, RefundPolicy } from '../cleaning/clean-options.ts'
import type { BorneOut } from '../naming/borne-out.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Scoring } from '../rfm/scoring/scoring.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { ColumnRoles } from '../sources/roles.ts'
import type { Clustering } from './cluster-customers.ts'
import type { LookBack } from './look-back.ts'
import type { Model } from './model.ts'
import type { RuleSegmentation } from './score-by-rules.ts'
import type { RuleRecord, SegmentRecord } from './segment-record.ts'

/** What every result holds: what was read and kept, and the segments of the customers. Plain data. */
export interface RunSummary {
  readonly sources: readonly { path: string; rows: number; bytes: number; sha256: string }[]
  readonly columns: ColumnRoles
  readonly asOf: string
  readonly since: string | null
  readonly orderUnit: OrderUnit
  readonly refunds: RefundPolicy
  readonly currency: string | null
  readonly hasClock: boolean
  readonly firstDate: string
  readonly lastDate: string
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: Partial<Record<Reason, number>> }
  readonly customers: number
  readonly orders: number
  /** Exact decimal text; null without amounts. */
  readonly revenue: string | null
  readonly repeatRate: number
  readonly segments: readonly SegmentRecord[]
  readonly rules: readonly RuleRecord[]
  readonly scoring: Scoring
  readonly findings: readonly Finding[]
  readonly keep: readonly string[]
}

/** A finished segmentation: the summary, the model, and the columns behind both. The store holds the tables. */
export interface Run extends RunSummary {
  readonly command: 'segment'
  readonly seed: number
  /** The options that were given, as they were given. */
  readonly options: object
  readonly customerColumns: CustomerColumns
  readonly ruleSegmentation: RuleSegmentation
  readonly clustering: Clustering
  readonly borneOut: (BorneOut & Pick<LookBack, 'cut' | 'until'> & { customers: number; meanNextSpend: number }) | null
  readonly model: Model
  readonly transactions: Transactions
  readonly timings: Readonly<Record<string, number>>
}
