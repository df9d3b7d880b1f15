/** A measure in which a segment can differ from the base. */
export type Feature = 'recency' | 'orders' | 'spend' | 'tenure'

/** One way in which a segment differs from the base. */
export interface Difference {
  readonly feature: Feature
  readonly direction: 'higher' | 'lower'
  /** Median here / median in the base; null when the base's is 0 or less. */
  readonly ratio: number | null
  /** Distance of the means of log1p values in standard deviations of the base; its sign is the direction. */
  readonly zScore: number
  readonly sentence: string
}
