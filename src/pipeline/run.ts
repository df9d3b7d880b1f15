import type { Finding } from '../base/findings.ts'
import type { BorneOut } from '../naming/borne-out.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Scoring } from '../rfm/scoring/scoring.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Clustering } from './cluster-customers.ts'
import type { LookBack } from './look-back.ts'
import type { Model } from './model.ts'
import type { RuleSegmentation } from './score-by-rules.ts'
import type { RuleRecord, SegmentRecord } from './segment-record.ts'
import type { ShopSummary } from './shop-summary.ts'
import type { CustomerValues } from './value-customers.ts'

/** The shop, and the segments of its customers. */
export interface RunSummary extends ShopSummary {
  readonly segments: readonly SegmentRecord[]
  readonly rules: readonly RuleRecord[]
  readonly scoring: Scoring
  readonly findings: readonly Finding[]
  /** Lifetime value, where it was asked for; its columns then stand in customers.csv. */
  readonly values?: CustomerValues | undefined
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
