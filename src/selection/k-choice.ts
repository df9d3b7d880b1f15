import type { Finding } from '../base/findings.ts'

export type KReason =
  | 'clear-structure'
  | 'every-segment-named'
  | 'two-groups'
  | 'names-repeat'
  | 'no-clear-k'
  | 'largest-stable'
  | 'elbow'
  | 'largest-silhouette'
  | 'lowest-bic'
  | 'widest-gap'

export type JudgeName = 'size' | 'stability' | 'names' | 'silhouette' | 'elbow' | 'backtest'

/** What one judge says about the chosen k. */
export interface Verdict {
  readonly judge: JudgeName
  /** Null: the judge abstains. */
  readonly accepts: boolean | null
  /** What the judge looked at, in words. */
  readonly note: string
}

/** A chosen number of segments with everything needed to doubt it. */
export interface KChoice {
  readonly k: number
  readonly reason: KReason
  /** Judges that accept k over judges that do not abstain, 0..1; 0 when all abstain. */
  readonly agreement: number
  readonly judges: readonly Verdict[]
  /** Every k whose segments are all large enough and stable, ascending. */
  readonly admissible: readonly number[]
  readonly findings: readonly Finding[]
  /** The reason in a sentence for the owner of the shop, and a second one where the customers are one continuous cloud. */
  readonly sentence: string
}

/** The customers behind the candidates. */
export interface ChoiceContext {
  /** Customers. */
  readonly n: number
  /** Inertia of k = 1, where the elbow curve begins: n × d for standardised features. */
  readonly totalInertia: number
}
