/** Silhouette widths: -1 in the wrong segment, 0 on a border, 1 clearly inside. */
export interface ReportSilhouettes {
  /** On how many customers they were measured: all of them, or a sample. */
  readonly of: number
  /** In the order of `segments`, without the noise. */
  readonly segments: readonly ReportWidths[]
}

export interface ReportWidths {
  readonly mean: number | null
  /** Share of customers nearer to another segment. */
  readonly below: number | null
  /** At even steps from the largest to the smallest, at most 200. */
  readonly quantiles: readonly number[]
}

export interface ReportSelection {
  readonly k: number
  /** Sum of squared distances to the centres. */
  readonly inertia: number | null
  /** Inertia as a share of the total spread (k = 1). */
  readonly inertiaShare: number | null
  /** Gaussian mixtures only; lower is better. */
  readonly bic?: number | null
  /** Trees of merges only: the height at which these segments become one less, and the gap below it. */
  readonly mergeHeight?: number | null
  readonly mergeGap?: number | null
  readonly silhouette: number | null
  /** How many customers the silhouette was computed on. */
  readonly silhouetteOf: number | null
  readonly calinskiHarabasz: number | null
  readonly daviesBouldin: number | null
  readonly smallestShare: number | null
  readonly lowestJaccard: number | null
  readonly distinctNames: number | null
  /** Customers of each segment, most valuable ones first; not there in older results. */
  readonly sizes?: readonly number[]
}

export interface ReportChosen {
  /** As in the command: 'k-means'. */
  readonly method: string
  readonly k: number
  /** Why this k, as a sentence. */
  readonly reason: string
  /** Accepting judges over judges. */
  readonly agreement: number | null
  readonly judges: readonly ReportJudge[]
  /** Number of re-draws behind `stability` and `lowestJaccard`; 0 when none were made. */
  readonly redraws: number
  /** The floors that a k had to reach. */
  readonly jaccardFloor: number | null
  readonly shareFloor: number | null
}

export interface ReportJudge {
  readonly judge: string
  /** Null: abstains. */
  readonly accepts: boolean | null
  readonly note: string
}
