import type { Metric, Threshold } from '../rfm/scoring/scoring.ts'

/**
 * The values that earn a score, in words: "73 to 180 days", "7 orders or more", "490.22 to under 942.34". `thresholds`
 * are those that hold for the customer; recency and orders are whole numbers, revenue is not.
 */
export function scoreRange(metric: Metric, thresholds: readonly Threshold[], score: number): string {
  const place = thresholds.findLastIndex((threshold) => threshold.score === score)
  const from = thresholds[place].from
  // Bounds may coincide (rfm-r); the next one that differs ends the range.
  const next = thresholds.slice(place + 1).find((threshold) => threshold.from !== from)?.from ?? null
  if (metric === 'revenue') return from === null ? below(next) : amountRange(from, next)

  const unit = metric === 'recency' ? 'days' : 'orders'
  const step = metric === 'recency' ? 1 : -1
  const best = next === null ? null : next + step
  const [low, high] = metric === 'recency' ? [best, from] : [from, best]
  if (low === null && high === null) return `any number of ${unit}`
  if (low === null) return high === 1 ? `1 ${unit.slice(0, -1)}` : `${high} ${unit} or fewer`
  if (high === null) return `${low} ${unit} or more`
  return low === high ? `${low} ${low === 1 ? unit.slice(0, -1) : unit}` : `${low} to ${high} ${unit}`
}

function amountRange(from: number, next: number | null): string {
  return next === null ? `${formatAmount(from)} or more` : `${formatAmount(from)} to under ${formatAmount(next)}`
}

function below(next: number | null): string {
  return next === null ? 'any amount' : `under ${formatAmount(next)}`
}

/** An amount of unknown currency: whole, or with 2 to 6 decimals; thousands set off by commas. */
export function formatAmount(amount: number): string {
  const minimumFractionDigits = Number.isInteger(amount) ? 0 : 2
  return amount.toLocaleString('en-US', { minimumFractionDigits, maximumFractionDigits: 6 })
}
