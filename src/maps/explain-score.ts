import { scoreFrozen } from '../rfm/scoring/score-frozen.ts'
import { thresholdsAt } from '../rfm/scoring/threshold-score.ts'
import { scoreCode } from './score-code.ts'
import type { ExplainedCustomer, Move, Placed, ScoreExplanation, ScoringRun } from './score-explanation.ts'
import { scoreSentences } from './score-sentences.ts'

/**
 * Explains one customer by the frozen thresholds of the run. Only changes upward are told as gains: those where no score
 * falls (under `nested` an order can lower the other two scores). Revenue of 0 or less is taken to stay as it is.
 *
 * @param customer days of 0 or more, one order or more; `revenue` undefined where the run has no amounts.
 * @returns segment, code and rule; what up to 6 further orders would change; and the same as sentences.
 * @throws ShapeError when the run scores revenue and the customer has none.
 */
export function explainScore(customer: ExplainedCustomer, run: ScoringRun): ScoreExplanation {
  const now = place(customer, run)
  const isUp = (to: Placed, from: Move): boolean =>
    to.segment !== from.segment && to.r >= now.r && to.f >= now.f && to.m >= now.m

  const moreOrders: (Move & { orders: number })[] = []
  for (let orders = 1; orders <= 6; orders++) {
    const then = place(afterOrders(customer, orders), run)
    const before = moreOrders.at(-1) ?? now
    if (isUp(then, before)) moreOrders.push({ orders, segment: then.segment, code: then.code })
  }
  const waysUp = findWaysUp(customer, run, now, isUp)
  const slip = findSlip(customer, run, now)
  const { segment, code } = now
  const { rule } = run.map.ruleOf(now.r, now.f, now.m)
  const facts = { segment, code, rule, moreOrders, waysUp, slip }
  return { ...facts, sentences: scoreSentences(customer, run, now, facts) }
}

function place(customer: ExplainedCustomer, { scoring, map }: ScoringRun): Placed {
  const { recencyDays, orderCount, revenue } = customer
  const scores = scoreFrozen(scoring, {
    n: 1,
    recencyDays: Float64Array.of(recencyDays),
    orderCount: Float64Array.of(orderCount),
    revenue: revenue === undefined ? undefined : Float64Array.of(revenue),
  })
  const [r, f] = [scores.r[0], scores.f[0]]
  const m = scores.m ? scores.m[0] : f
  return { r, f, m, segment: map.segmentOf(r, f, m), code: scoreCode(r, f, m, map.bins) }
}

function afterOrders({ orderCount, revenue }: ExplainedCustomer, orders: number): ExplainedCustomer {
  const grown = revenue === undefined ? undefined : revenue + (orders * Math.max(0, revenue)) / orderCount
  // Money has at most 6 places; without this the sum could fall a hair short of a threshold.
  const rounded = grown === undefined ? undefined : Math.round(grown * 1e6) / 1e6
  return { recencyDays: 0, orderCount: orderCount + orders, revenue: rounded }
}

function findWaysUp(
  customer: ExplainedCustomer,
  run: ScoringRun,
  now: Placed,
  isUp: (to: Placed, from: Move) => boolean,
): (Move & { spend: number })[] {
  const ordered = { ...customer, recencyDays: 0, orderCount: customer.orderCount + 1 }
  const anyOrder = place(ordered, run)
  const ways: (Move & { spend: number })[] = []
  if (isUp(anyOrder, now)) ways.push({ spend: 0, segment: anyOrder.segment, code: anyOrder.code })

  const { revenue } = customer
  if (revenue === undefined || !run.scoring.revenue) return ways
  const next = thresholdsAt(run.scoring.revenue, anyOrder.r, anyOrder.f).find(
    ({ from }) => from !== null && from > revenue,
  )
  if (!next || next.from === null) return ways
  const spending = place({ ...ordered, revenue: next.from }, run)
  if (isUp(spending, now) && spending.segment !== anyOrder.segment) {
    const spend = Math.round((next.from - revenue) * 1e6) / 1e6
    ways.push({ spend, segment: spending.segment, code: spending.code })
  }
  return ways
}

function findSlip(customer: ExplainedCustomer, run: ScoringRun, now: Placed): ScoreExplanation['slip'] {
  // One day past each threshold the next lower score begins; nearest day first.
  const days = run.scoring.recency.thresholds.flatMap(({ from }) => (from === null ? [] : [from + 1])).toReversed()
  for (const recencyDays of days) {
    if (recencyDays <= customer.recencyDays) continue
    const { r, segment, code } = place({ ...customer, recencyDays }, run)
    if (r < now.r && segment !== now.segment) {
      const days = recencyDays - customer.recencyDays
      return { segment, code, on: run.asOf === null ? null : addDays(run.asOf, days), days }
    }
  }
  return undefined
}

function addDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}
