import { ShapeError } from '../../base/errors.ts'
import { scoreColumn } from './score-column.ts'
import type { ScoreColumns, ScoredColumns, Scoring } from './scoring.ts'

/**
 * Scores customers by thresholds fitted earlier: new customers, a later day, or one customer as if they had ordered.
 * On the customers that the thresholds come from it returns the same scores, under every method. A value worse than any
 * seen before takes the lowest score that occurred.
 * @throws ShapeError when the thresholds know revenue and the customers have none.
 */
export function scoreFrozen(scoring: Scoring, customers: ScoredColumns): ScoreColumns {
  const { recencyDays, orderCount, revenue } = customers
  if (scoring.revenue && !revenue) {
    throw new ShapeError('the scores were fitted with revenue and these customers have none; add their amounts')
  }
  const r = scoreColumn('recency', recencyDays, scoring.recency, undefined, undefined)
  const f = scoreColumn('orders', orderCount, scoring.orders, r, undefined)
  const m = scoring.revenue && revenue ? scoreColumn('revenue', revenue, scoring.revenue, r, f) : undefined
  return { r, f, m }
}
