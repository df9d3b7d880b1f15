import type { Cuts, ScoringMethod } from '../rfm/scoring/scoring.ts'

/** Customers whose scores fulfil any of the alternatives in `when`, or whose code is among `codes`. */
export interface Rule {
  readonly segment: string
  /** One condition or several alternatives, in the language of language.ts. */
  readonly when?: string | readonly string[]
  /** Codes listed one by one, r then f then m: "545", or "10-4-7" where a score has two digits. */
  readonly codes?: readonly string[]
  readonly note?: string
}

/** Names customers by their scores; the same data whether it ships with clientele or comes from a user's file. */
export interface RuleMap {
  readonly name: string
  readonly title: string
  /** Scores run from 1 to this, 2..10. */
  readonly bins: number
  readonly scoring: ScoringMethod
  /** `unique`: every code must fulfil exactly one rule. `first`: the first rule that a code fulfils wins. */
  readonly match: 'unique' | 'first'
  /** Under `first`, the segment of codes that fulfil no rule. */
  readonly otherwise?: string
  /** For the scoring `fixed`. */
  readonly cuts?: Cuts
  /**
   * When given, the rules speak of this many levels, and the scores of any number of bins are stretched to them; `bins`
   * is then only the default.
   */
  readonly levels?: number
  readonly source?: string
  readonly rules: readonly Rule[]
}
