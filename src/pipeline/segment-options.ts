import type { CleanOptions } from '../cleaning/clean-options.ts'
import type { Feature } from '../features/feature.ts'
import type { ScaleKind } from '../features/fit-column.ts'
import type { TransformKind } from '../features/transform.ts'
import type { ScoringMethod } from '../rfm/scoring/scoring.ts'
import type { ReadOptions } from '../sources/read-options.ts'

/** Clustering methods by name. */
export const METHODS = ['k-means', 'ward', 'average', 'complete', 'single', 'gmm', 'dbscan', 'hdbscan'] as const
export type Method = (typeof METHODS)[number]

/** Whether a method finds the number of clusters itself, and leaves customers in none. */
export function findsK(method: Method): boolean {
  return method === 'dbscan' || method === 'hdbscan'
}

export const K_CHOICES = ['consensus', 'stability', 'elbow', 'silhouette'] as const
export type KChoiceMethod = (typeof K_CHOICES)[number]

/** Everything that decides the result; what is left out has the default that is written beside it. */
export interface SegmentOptions
  extends Omit<ReadOptions, 'markDuplicates' | 'skipProducts' | 'readGroups'>,
    CleanOptions {
  /** Score bins, 2..10. Default: the map's own, 5 for the house map. */
  readonly bins?: number
  /** Default: the map's own, `quantile` for the house map. */
  readonly scoring?: ScoringMethod
  /** Name of a rule map, or a YAML file. Default `house`. */
  readonly map?: string
  /** Default recency, frequency, monetary. */
  readonly features?: readonly Feature[]
  /** Default `log1p`. */
  readonly transform?: TransformKind
  /** Default `standard`. */
  readonly scale?: ScaleKind
  /** Share clipped at both ends before the transform, above 0 and below 0.5. Default: none. */
  readonly winsorise?: number
  /** Default `k-means`. */
  readonly method?: Method
  /** A number of clusters, or a range to choose from; not for dbscan and hdbscan, which find it. Default 2..8. */
  readonly k?: number | { readonly from: number; readonly to: number }
  /** Default `consensus`; for mixtures the lowest BIC, for trees of merges the widest gap. */
  readonly chooseK?: KChoiceMethod
  /** Whether to add expected orders, the chance to be alive and expected value of every customer. Default false. */
  readonly clv?: boolean
  /** `dbscan`: the radius, in transformed and scaled features, above 0. Default: the knee of the k-distances. */
  readonly eps?: number
  /** `dbscan`, `hdbscan`: customers within reach that make a place dense, the customer included. Default: half a percent of them, 2 × features to 50; for hdbscan 10, at most `minClusterSize`. */
  readonly minSamples?: number
  /** `hdbscan`: the fewest customers of a cluster, 2 or more. Default: 1 % of customers, 5 at least. */
  readonly minClusterSize?: number
  /** Default 42. */
  readonly seed?: number
}

export const DEFAULT_K_RANGE = { from: 2, to: 8 } as const
export const DEFAULT_FEATURES: readonly Feature[] = ['recency', 'frequency', 'monetary']
export const DEFAULT_SEED = 42
