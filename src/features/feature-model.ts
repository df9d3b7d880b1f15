import type { Feature } from './feature.ts'
import type { Transform } from './transform.ts'

/** One column of the matrix: what was done to the feature, in this order. */
export interface FeatureColumn {
  readonly feature: Feature
  /** For customers who have no value, see `fitStandIn`; not given for features that everybody has. */
  readonly standIn?: number | null
  /** Values are clipped to these limits first; null: not at all. */
  readonly limits: { readonly low: number; readonly high: number } | null
  readonly transform: Transform
  /** Transformed values lose the centre and are divided by the spread, which is above 0. */
  readonly centre: number
  readonly spread: number
}

/** Everything needed to place further customers in the same space. Plain data: survives JSON with the same bytes. */
export interface FeatureModel {
  readonly columns: readonly FeatureColumn[]
}
