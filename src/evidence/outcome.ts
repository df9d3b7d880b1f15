import { quantile } from '../numeric/quantile.ts'
import { sharedFloats, toSharedFloats } from '../numeric/shared.ts'

/** What customers did after the cut, one entry per customer in every array, in memory that threads share. */
export interface Outcome {
  /** Revenue of the period after the cut, 0 or more; orders where the source has no amounts. */
  readonly spend: Float64Array
  /** `spend`, but at most its 99th percentile over all customers. */
  readonly winsorised: Float64Array
  /** ln(1 + spend). */
  readonly log: Float64Array
  /** 1 when the customer ordered, else 0. */
  readonly active: Float64Array
}

/** Spend above this quantile counts as this quantile in `winsorised`: a few customers decide the plain variance. */
const CLIP = 0.99

/** @param spend may be negative under refunds, which counts as 0. @param orders of the period, per customer. */
export function outcomeOf(spend: Float64Array, orders: Float64Array): Outcome {
  const paid = toSharedFloats(spend.map((amount) => Math.max(amount, 0)))
  const most = quantile(paid.toSorted(), CLIP)
  const winsorised = sharedFloats(paid.length)
  const log = sharedFloats(paid.length)
  const active = sharedFloats(paid.length)
  for (let i = 0; i < paid.length; i++) {
    winsorised[i] = Math.min(paid[i]!, most)
    log[i] = Math.log1p(paid[i]!)
    active[i] = orders[i]! > 0 ? 1 : 0
  }
  return { spend: paid, winsorised, log, active }
}

/** The outcome of the given customers, in that order. */
export function takeOutcome({ spend, winsorised, log, active }: Outcome, rows: Uint32Array): Outcome {
  const take = (column: Float64Array): Float64Array => {
    const taken = sharedFloats(rows.length)
    for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i]!]!
    return taken
  }
  return { spend: take(spend), winsorised: take(winsorised), log: take(log), active: take(active) }
}
