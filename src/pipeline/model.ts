import type { FeatureModel } from '../features/feature-model.ts'
import type { RuleMap } from '../maps/rule-map.ts'
import type { Scoring } from '../rfm/scoring/scoring.ts'
import type { SegmentRecord } from './segment-record.ts'

/** The version of the model's form; a model of another form is refused. */
export const MODEL_FORM = 1

/**
 * Everything that places further customers in these segments, as plain data: the transform and scale of the features,
 * the centres in that space, frozen score edges with the rule map, and what is known about each segment.
 */
export interface Model {
  readonly form: typeof MODEL_FORM
  readonly method: 'k-means'
  readonly k: number
  readonly asOf: string
  /** Options that change what a customer's measures are; `assign` uses the same. */
  readonly orders: string
  readonly refunds: string
  readonly features: FeatureModel
  /** One row per cluster, in the space of the features. */
  readonly centers: readonly (readonly number[])[]
  readonly scoring: Scoring
  readonly map: RuleMap
  readonly segments: readonly Pick<SegmentRecord, 'cluster' | 'segment' | 'action' | 'reason' | 'kpi' | 'whyNamed'>[]
}
