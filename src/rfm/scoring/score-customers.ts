import { OptionError } from '../../base/errors.ts'
import { distinctValues } from './distinct-values.ts'
import { fitThresholds, type ScoreOptions } from './fit-thresholds.ts'
import { nestedThresholds } from './nested.ts'
import { scoreColumn } from './score-column.ts'
import { scoreEdges } from './score-edges.ts'
import type { Metric, MetricScoring, ScoreColumns, ScoredColumns, Scoring } from './scoring.ts'

/** The scores of the customers they were fitted to, and what is needed to score others the same way. */
export interface RfmScores extends ScoreColumns {
  readonly scoring: Scoring
}

/**
 * Scores customers from 1 to `bins` on recency, orders and revenue, the highest best in all three. Equal values have
 * equal scores, and the order of the rows changes nothing. Without amounts there is no `m`. When all customers are
 * equal on a metric they score its middle, except that one-time buyers score 1 on orders (`fixed` and `rfm-r` keep to
 * their bounds instead). No customers: empty scores.
 * @throws OptionError when bins are outside 2..10, or the cut-offs of `fixed` cannot be used.
 * @throws ShapeError when a value is not a finite number.
 */
export function scoreCustomers(customers: ScoredColumns, options: ScoreOptions): RfmScores {
  const { method, bins, cuts } = options
  if (!Number.isInteger(bins) || bins < 2 || bins > 10) {
    throw new OptionError(`bins=${bins} is not a whole number from 2 to 10; choose one, 5 is usual`)
  }
  if (cuts && method !== 'fixed') {
    throw new OptionError(`cut-offs are given but the scoring is '${method}'; choose 'fixed' or leave the cut-offs out`)
  }
  const recency = fitMetric('recency', customers.recencyDays, options, undefined, undefined)
  const r = recency.scores
  const orders = fitMetric('orders', customers.orderCount, options, r, undefined)
  const f = orders.scores
  const revenue = customers.revenue && fitMetric('revenue', customers.revenue, options, r, f)
  return {
    r,
    f,
    m: revenue?.scores,
    scoring: {
      method,
      bins,
      recency: recency.scoring,
      orders: orders.scoring,
      revenue: revenue?.scoring ?? null,
    },
  }
}

function fitMetric(
  metric: Metric,
  column: Float64Array,
  options: ScoreOptions,
  r: Uint8Array | undefined,
  f: Uint8Array | undefined,
): { scores: Uint8Array; scoring: MetricScoring } {
  const distinct = distinctValues(metric, column)
  const fitted =
    options.method === 'nested' && r && r.length > 0
      ? { thresholds: [], cells: nestedThresholds(metric, column, r, f, options) }
      : { thresholds: fitThresholds(metric, column, options, distinct) }
  const scores = scoreColumn(metric, column, fitted, r, f)
  const edges = scoreEdges(column, scores)
  const largestTie = distinct.counts.reduce((most, count) => Math.max(most, count), 0)
  return {
    scores,
    scoring: {
      bins: options.bins,
      effectiveBins: edges.length,
      edges,
      largestTieShare: column.length === 0 ? 0 : largestTie / column.length,
      ...fitted,
    },
  }
}
