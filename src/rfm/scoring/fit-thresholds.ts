import { OptionError } from '../../base/errors.ts'
import { type DistinctValues, distinctValues } from './distinct-values.ts'
import { defaultCuts, fixedThresholds } from './fixed.ts'
import { jenksCuts } from './jenks-cuts.ts'
import { quantileCuts } from './quantile-cuts.ts'
import { rfmRThresholds } from './rfm-r.ts'
import { runThresholds } from './run-thresholds.ts'
import type { Cuts, Metric, ScoringMethod, Threshold } from './scoring.ts'

export interface ScoreOptions {
  readonly method: ScoringMethod
  /** Scores run from 1 to this, 2..10. */
  readonly bins: number
  /**
   * For `fixed` only: the metrics named here are cut there, the others by quantile. Default: the usual cut-offs for
   * recency and orders at 5 bins; other bins need cut-offs.
   */
  readonly cuts?: Cuts
}

/**
 * The thresholds of one metric over one set of customers, which may be all of them or those of one outer cell
 * (`nested` divides each such set by quantile). `known` are the distinct values of the column, where they are counted already.
 * @throws OptionError when `fixed` lacks cut-offs or has unusable ones.
 */
export function fitThresholds(
  metric: Metric,
  column: Float64Array,
  options: ScoreOptions,
  known?: DistinctValues,
): Threshold[] {
  const { method, bins } = options
  if (method === 'fixed') {
    const cuts = cutsOf(options)[metric]
    if (cuts) return fixedThresholds(metric, cuts, bins)
  }
  const distinct = known ?? distinctValues(metric, column)
  if (method === 'rfm-r') return rfmRThresholds(distinct, bins)
  const { values, counts } = distinct
  return runThresholds(
    distinct,
    method === 'jenks' ? jenksCuts(values, counts, bins) : quantileCuts(counts, bins),
    bins,
  )
}

function cutsOf({ bins, cuts }: ScoreOptions): Cuts {
  if (cuts) return cuts
  if (bins === 5) return defaultCuts
  throw new OptionError(`scoring 'fixed' has cut-offs for 5 bins, not for ${bins}; give cuts in a map or choose 5 bins`)
}
