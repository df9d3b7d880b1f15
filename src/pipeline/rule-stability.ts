import { sampleRows } from '../clustering/sample-rows.ts'
import { measureMatrix, ruleMapRefits } from '../evidence/rule-map-refits.ts'
import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import type { ScoreOptions } from '../rfm/scoring/fit-thresholds.ts'
import { bootstrapStability } from '../selection/bootstrap-stability.ts'
import type { RunContext } from './context.ts'
import type { RuleSegmentation } from './score-by-rules.ts'

/** Above so many customers a seeded sample of them is re-drawn. */
const SAMPLE_ABOVE = 20_000

/** The last answer for a segmentation by rules, which another number of clusters leaves as it was. */
const answers = new WeakMap<RuleSegmentation, readonly number[]>()

/**
 * Mean Jaccard overlap of each segment of a rule map over 50 re-draws of the customers, by place in `map.segments`; null
 * where nothing is derived from the customers: fixed cut-offs are found again by definition.
 */
export async function ruleStability(
  customers: CustomerColumns,
  rules: RuleSegmentation,
  scoring: ScoreOptions,
  { seed, context: { signal, onProgress } }: { readonly seed: number; readonly context: RunContext },
): Promise<readonly number[] | null> {
  if (isFixed(scoring, customers) || customers.n < 2) return null
  const answer = answers.get(rules)
  if (answer !== undefined) return answer
  onProgress('testing the rules')
  const rows = customers.n > SAMPLE_ABOVE ? sampleRows(customers.n, SAMPLE_ABOVE, seed) : null
  const drawn = rows ? takeCustomers(customers, rows) : customers
  const labels = rows ? Int32Array.from(rows, (row) => rules.segmentOf[row]!) : rules.segmentOf
  const { jaccards } = await bootstrapStability(measureMatrix(drawn), labels, rules.map.segments.length, {
    ...{ fit: ruleMapRefits(rules.map, scoring), seed },
    ...(signal && { signal }),
  })
  answers.set(rules, jaccards)
  return jaccards
}

/** Whether every measure has cut-offs of its own; those that are not named are cut by quantile. */
function isFixed({ method, cuts = {} }: ScoreOptions, { revenue }: CustomerColumns): boolean {
  const measures = ['recency', 'orders', ...(revenue ? ['revenue' as const] : [])] as const
  return method === 'fixed' && measures.every((measure) => cuts[measure] !== undefined)
}
