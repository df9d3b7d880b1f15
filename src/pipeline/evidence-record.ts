import type { OrderModelKind } from '../clv/order-model.ts'
import type { CalibratedSegment } from '../evidence/expected-by-segment.ts'
import type { CandidateFigures, Estimate } from '../evidence/score-candidates.ts'
import type { AgainstPlain } from './evidence-against-plain.ts'
import type { EvidenceCandidate } from './evidence-candidates.ts'
import type { CandidateStability } from './evidence-stability.ts'
import type { RunSummary } from './run.ts'

/** How one candidate fared at one cut. */
export interface ScoredCandidate {
  readonly name: string
  readonly kind: EvidenceCandidate['kind']
  /** Segments with customers; null for a ranking. */
  readonly k: number | null
  readonly smallest: number | null
  /** Whether each segment holds 1 % of the customers, and 50 at the least; true for rankings. */
  readonly largeEnough: boolean
  /** Shares of variance are null for rankings, which have no segments. */
  readonly figures: CandidateFigures
  /** Gini minus that of sorting by past spend. */
  readonly againstSpend: Estimate | null
  /** Gini minus that of past spend cut into as many groups; null for rankings. */
  readonly againstEqualK: Estimate | null
  /** What the further feature changes, for clusterings that have one. */
  readonly againstPlain?: AgainstPlain
  /** Per segment what was expected from the cut before and what came; empty for rankings and more than 20 segments. */
  readonly segments: readonly CalibratedSegment[]
  /** See `calibrationError`; null at the first cut. */
  readonly calibration: { readonly boughtAgain: number | null; readonly nextEach: number | null }
}

/** What was known at one cut and what followed. */
export interface EvidenceCut {
  readonly cut: string
  /** First day after the period that is looked at. */
  readonly until: string
  readonly customers: number
  /** Customers who ordered in the period. */
  readonly active: number
  /** Spend of the period (orders without amounts), all customers of the cut together. */
  readonly nextSpend: number
  /** Empty when nothing can be scored there: no customers, or nobody bought. */
  readonly candidates: readonly ScoredCandidate[]
}

/** Whether segmentations told what followed, on the shop's own past. */
export interface Evidence extends Omit<RunSummary, 'segments' | 'rules' | 'scoring'> {
  readonly command: 'evidence'
  /** The options that were given, as they were given; rankings from outside by their names. */
  readonly options: object
  readonly horizonDays: number
  readonly resamples: number
  readonly seed: number
  /** Behind the ranking by lifetime value. */
  readonly model: OrderModelKind
  readonly cuts: readonly EvidenceCut[]
  /** Of the customers at the end of the log. */
  readonly stability: readonly CandidateStability[]
  /** Three plain sentences. */
  readonly verdict: readonly string[]
}
