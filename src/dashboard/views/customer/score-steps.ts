import type { CustomerRow } from '../../../api/customers.ts'
import { formatCents, formatCount, formatDays } from '../../../report/format.ts'
import type { ReportScore, ReportScoring } from '../../../report/input/report-measures.ts'

/** How one measure of a customer was scored, and what would raise it. */
export interface ScoreSteps {
  readonly name: string
  /** The customer's own value with its unit. */
  readonly own: string
  readonly score: number
  readonly best: number
  /** Best score first. */
  readonly ranges: readonly { readonly score: number; readonly words: string; readonly isOwn: boolean }[]
  /** What reaches the next score that occurs; null at the best one, and where the cut-offs depend on the other scores. */
  readonly up: string | null
}

interface Wording {
  readonly name: string
  readonly value: (row: CustomerRow) => number
  readonly say: (value: number, currency: string | null) => string
  readonly up: (missing: number, to: ReportScore, currency: string | null) => string
}

const wordings: readonly Wording[] = [
  {
    name: 'Last order',
    value: (row) => row.recencyDays,
    say: formatDays,
    up: (_, to) => `An order makes it the best; up to ${formatDays(to.max)} would make it ${to.score}.`,
  },
  {
    name: 'Orders',
    value: (row) => row.orders,
    say: (orders) => `${formatCount(orders)} ${orders === 1 ? 'order' : 'orders'}`,
    up: (missing, to) =>
      `${formatCount(missing)} more ${missing === 1 ? 'order makes' : 'orders make'} it ${to.score}.`,
  },
  {
    name: 'Revenue',
    value: (row) => Number(row.revenue ?? 0),
    say: formatCents,
    up: (missing, to, currency) =>
      `${formatCents(Math.ceil(missing * 100) / 100, currency)} more makes it ${to.score}.`,
  },
]

/** Recency, orders and revenue of a customer in the run's scores, in this order; revenue only where there are amounts. */
export function scoreSteps(row: CustomerRow, scoring: readonly ReportScoring[], currency: string | null): ScoreSteps[] {
  const scores = (row.rfmCell.includes('-') ? row.rfmCell.split('-') : [...row.rfmCell]).map(Number)
  return scoring.slice(0, wordings.length).map((measure, i) => {
    const { name, value, say, up } = wordings[i]!
    const score = scores[i]!
    const ranges = measure.scores.toSorted((a, b) => b.score - a.score)
    const next = measure.scores.filter((other) => other.score > score).sort((a, b) => a.score - b.score)[0]
    const apart = i === 0 || !overlap(measure.scores)
    return {
      name,
      own: say(value(row), currency),
      score,
      best: Math.max(score, ...measure.scores.map((other) => other.score)),
      ranges: ranges.map((range) => ({
        score: range.score,
        words: between(say, range, currency),
        isOwn: range.score === score,
      })),
      up: next && apart ? up(next.min - value(row), next, currency) : null,
    }
  })
}

function between(say: Wording['say'], { min, max }: ReportScore, currency: string | null): string {
  return min === max
    ? say(min, currency)
    : `${say(min, currency).replace(/ (days?|orders?)$/, '')} to ${say(max, currency)}`
}

/** Whether values of one score are also held at another: then the cut-offs are not the same for everybody. */
function overlap(scores: readonly ReportScore[]): boolean {
  const byValue = scores.toSorted((a, b) => a.min - b.min)
  return byValue.some((range, i) => i > 0 && range.min <= byValue[i - 1]!.max)
}
