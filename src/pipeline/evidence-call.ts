import type { OrderModelKind } from '../clv/order-model.ts'
import type { FeatureOptions } from '../features/build-features.ts'
import type { Feature } from '../features/feature.ts'
import type { Following } from './cancellable.ts'
import type { RankingMethod } from './evidence-candidates.ts'
import type { ShopOptions } from './measure-shop.ts'

/** Sources, with what is tried and where in the past. */
export interface EvidenceCall extends ShopOptions, Following {
  readonly source: string | readonly string[]
  /** Days `YYYY-MM-DD` to look back from. Default: two, each a horizon before the next, the last before the log's end. */
  readonly cuts?: readonly string[]
  /** Days looked at from each cut on. Default: a fifth of the log. */
  readonly horizonDays?: number
  /** A rule map to try beside those that come along: a name, or a file. */
  readonly map?: string
  /** Numbers of k-means clusters to try. Default 2 to 8. */
  readonly ks?: readonly number[]
  /** How measures become features for k-means. Default: log1p, standardised. */
  readonly recipe?: FeatureOptions
  /** Further features, each tried beside the others in k-means of five clusters. Default: none. */
  readonly tryFeatures?: readonly Feature[]
  /** The model of how often customers buy, behind the ranking by lifetime value. Default `mbg-nbd`. */
  readonly model?: OrderModelKind
  /** Further rankings, from outside. */
  readonly rankings?: readonly RankingMethod[]
  /** Bootstraps of the customers behind each interval. Default 200. */
  readonly resamples?: number
  /** Default 42. */
  readonly seed?: number
}
