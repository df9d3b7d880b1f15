import type { CustomerColumns } from '../customers.ts'

export const scoringMethods = ['quantile', 'nested', 'fixed', 'jenks', 'rfm-r'] as const

/** How a metric is divided into scores; each method's own file says what it does and where it comes from. */
export type ScoringMethod = (typeof scoringMethods)[number]

/** The three metrics of RFM. Recency is best when it is small, the other two when they are large. */
export type Metric = 'recency' | 'orders' | 'revenue'

/** The columns that scores are made of. */
export type ScoredColumns = Pick<CustomerColumns, 'n' | 'recencyDays' | 'orderCount' | 'revenue'>

/**
 * The worst value, in the metric's unit, that still earns `score`; null for the lowest score, which takes everything
 * else. Recency earns it with `from` days or fewer, orders and revenue with `from` or more.
 */
export interface Threshold {
  readonly score: number
  readonly from: number | null
}

/** The smallest and largest value observed at one score, in the metric's unit, and how many customers hold it. */
export interface ScoreEdge {
  readonly score: number
  readonly low: number
  readonly high: number
  readonly customers: number
}

/** Thresholds that hold only inside one recency score, or inside one pair of recency and orders scores. */
export interface CellThresholds {
  readonly r: number
  readonly f?: number
  readonly thresholds: readonly Threshold[]
}

/** How one metric was scored; plain data that survives JSON. */
export interface MetricScoring {
  /** Bins asked for, 2..10. */
  readonly bins: number
  /** Scores that occur, 0 (no customers) to `bins`. */
  readonly effectiveBins: number
  /** One entry per score that occurs, ascending by score. */
  readonly edges: readonly ScoreEdge[]
  /** Customers who hold the most common value / customers, 0..1; 0 without customers. */
  readonly largestTieShare: number
  /** Ascending by score, the lowest first; empty where `cells` holds them. */
  readonly thresholds: readonly Threshold[]
  /** Present only under `nested`, for orders and revenue. */
  readonly cells?: readonly CellThresholds[]
}

/** Everything needed to score another customer the same way; plain data that survives JSON. */
export interface Scoring {
  readonly method: ScoringMethod
  readonly bins: number
  readonly recency: MetricScoring
  readonly orders: MetricScoring
  /** Null when the customers have no amounts. */
  readonly revenue: MetricScoring | null
}

/** Scores 1..bins per customer, the highest best; `m` is undefined without amounts. */
export interface ScoreColumns {
  readonly r: Uint8Array
  readonly f: Uint8Array
  readonly m: Uint8Array | undefined
}

/**
 * Cut-offs for `fixed`, each list strictly increasing and one shorter than the bins. Recency: most days of each score,
 * from the best down. Orders and revenue: least value of each score from the second up.
 */
export interface Cuts {
  readonly recency?: readonly number[]
  readonly orders?: readonly number[]
  readonly revenue?: readonly number[]
}
