/** A figure with its interval of 95%. */
export interface PageEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What the page of a backtest needs. */
export interface EvidencePage {
  readonly version: string
  readonly sources: readonly string[]
  /** Whether what followed is counted in money; else in orders. */
  readonly money: boolean
  readonly horizonDays: number
  readonly resamples: number
  /** The candidate that others are held against. */
  readonly baseline: string
  /** The ranking by a lifetime-value model, and the model in words. */
  readonly model: string
  readonly modelWords: string
  /** The candidate whose segments are shown one by one. */
  readonly shown: string
  readonly verdict: readonly string[]
  readonly notes: readonly string[]
  readonly stability: readonly {
    readonly name: string
    readonly k: number
    readonly randIndex: { readonly mean: number }
    readonly segments: readonly { readonly segment: string; readonly jaccard: number; readonly reading: string }[]
  }[]
  readonly cuts: readonly PageCut[]
}

/** What was known at one cut and what followed. */
export interface PageCut {
  readonly cut: string
  readonly until: string
  readonly customers: number
  readonly active: number
  readonly nextSpend: number
  readonly candidates: readonly PageCandidate[]
}

export interface PageCandidate {
  readonly name: string
  readonly k: number | null
  readonly smallest: number | null
  readonly figures: Readonly<
    Record<
      'gini' | 'capture' | 'auc' | 'explainedSpend' | 'explainedWinsorised' | 'explainedLog' | 'explainedActive',
      PageEstimate | null
    >
  >
  readonly againstEqualK: PageEstimate | null
  /** What a further feature changes, beside as many clusters without it. */
  readonly againstPlain?: {
    readonly name: string
    readonly gini: PageEstimate | null
    readonly explainedLog: PageEstimate | null
    readonly randIndex: number
    readonly moved: number
  }
  readonly segments: readonly {
    readonly segment: string
    readonly customers: number
    readonly pastEach: number
    readonly boughtAgain: number
    readonly nextEach: number
    readonly expectedBoughtAgain: number | null
    readonly expectedNextEach: number | null
  }[]
}
