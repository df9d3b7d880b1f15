import type { Metric, MetricScoring } from '../rfm/scoring/scoring.ts'
import { thresholdsAt } from '../rfm/scoring/threshold-score.ts'
import type { ExplainedCustomer, Placed, ScoreExplanation, ScoringRun } from './score-explanation.ts'
import { formatAmount, scoreRange } from './score-range.ts'
import { showSums } from './show-sums.ts'

const numerals = ['', 'one', 'two', 'three', 'four', 'five', 'six']

/**
 * An explanation in English: why here, with the rule as written; what more orders make of them; the shortest ways up;
 * when they slip. What has nothing to say is left out.
 */
export function scoreSentences(
  customer: ExplainedCustomer,
  run: ScoringRun,
  now: Placed,
  facts: Omit<ScoreExplanation, 'sentences'>,
): string[] {
  const { moreOrders, waysUp, slip } = facts
  return [
    sayWhy(customer, run, now),
    ...sayMoreOrders(customer, moreOrders),
    ...sayWaysUp(waysUp),
    ...(slip
      ? [
          `Without an order they are ${slip.segment} ${slip.on === null ? `after ${slip.days} more days` : `from ${slip.on}`}.`,
        ]
      : []),
  ]
}

function sayWhy(customer: ExplainedCustomer, { scoring, map }: ScoringRun, { r, f, m, segment }: Placed): string {
  const range = (metric: Metric, fitted: MetricScoring, score: number, value: number): string => {
    const words = scoreRange(metric, thresholdsAt(fitted, r, f), score)
    const own = metric === 'revenue' ? formatAmount(value) : `${value}`
    return words.startsWith(`${own} `) && !/ (to|or) /.test(words) ? `(${words})` : `(${words}; theirs ${own})`
  }
  const { recencyDays, orderCount, revenue } = customer
  const because = [
    `r = ${r} ${range('recency', scoring.recency, r, recencyDays)}`,
    `f = ${f} ${range('orders', scoring.orders, f, orderCount)}`,
    scoring.revenue && revenue !== undefined
      ? `m = ${m} ${range('revenue', scoring.revenue, m, revenue)}`
      : `m = ${m} (no amounts, f stands in)`,
  ].join(', ')
  const { text, levels } = map.ruleOf(r, f, m)
  const levelled = levels.join() === [r, f, m].join() ? '' : `levels ${levels.join(', ')} of ${map.map.levels}: `
  return `${because}: ${levelled}${showSums(text, ...levels)}: ${segment}.`
}

function sayMoreOrders({ revenue, orderCount }: ExplainedCustomer, moves: ScoreExplanation['moreOrders']): string[] {
  if (moves.length === 0) return []
  const average =
    revenue === undefined || revenue <= 0
      ? ''
      : ` at their average of ${formatAmount(roundCents(revenue / orderCount))}`
  const told = moves.map(({ orders, segment }, i) =>
    i === 0
      ? `${numerals[orders]} more ${orders === 1 ? 'order' : 'orders'} now${average} ${orders === 1 ? 'makes' : 'make'} them ${segment}`
      : `${numerals[orders]} ${segment}`,
  )
  return [capitalised(`${told.join(', ')}.`)]
}

function sayWaysUp(ways: ScoreExplanation['waysUp']): string[] {
  if (ways.length === 0) return []
  const told = ways.map(({ spend, segment }) =>
    spend === 0 ? `one order of any value: ${segment}` : `one order of ${formatAmount(spend)} or more: ${segment}`,
  )
  return [`The shortest ways up: ${told.join('; ')}.`]
}

function roundCents(amount: number): number {
  return Math.round(amount * 100) / 100
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}
