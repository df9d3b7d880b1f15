import { expectedSpend } from '../clv/expected-spend.ts'
import { fitSpend, type SpendFit } from '../clv/fit-spend.ts'
import { spendError } from '../clv/spend-error.ts'
import { sum } from '../numeric/sum.ts'
import type { BuyerColumns } from '../rfm/compute-buyers.ts'

/** What a purchase day of each customer is expected to bring, and what that rests on. */
export interface BuyerSpend {
  /** Null without money, or where all spend the same. */
  readonly fit: SpendFit | null
  /** Repeats and mean spend of the customers whose repeat purchases brought something. */
  readonly spenders: { readonly x: Float64Array; readonly mean: Float64Array }
  /** Per customer; NaN where it is not known. */
  readonly spend: Float64Array
  /** Standard error of its logarithm. */
  readonly error: Float64Array
}

/** Fits the model of spend, and says what it expects of everybody; the mean of all where no model is needed. */
export async function spendOfBuyers(
  buyers: BuyerColumns,
  { hasAmounts, signal }: { readonly hasAmounts: boolean; readonly signal: AbortSignal | undefined },
): Promise<BuyerSpend> {
  const { n, x, meanSpend } = buyers
  const rows = hasAmounts ? Uint32Array.from(x.keys()).filter((i) => x[i]! > 0 && meanSpend[i]! > 0) : []
  const spenders = { x: take(x, rows), mean: take(meanSpend, rows) }
  const fit = rows.length > 0 ? await fitSpend(spenders, { signal }) : null
  const constant = rows.length > 0 ? sum(spenders.mean) / rows.length : Number.NaN
  const [spend, error] = [new Float64Array(n), new Float64Array(n)]
  for (let i = 0; i < n; i++) {
    const repeats = meanSpend[i]! > 0 ? x[i]! : 0
    spend[i] = fit === null ? constant : expectedSpend(fit.model, repeats, meanSpend[i]!)
    error[i] = fit === null ? 0 : spendError(fit, repeats, meanSpend[i]!)
  }
  return { fit, spenders, spend, error }
}

function take(column: Float64Array, rows: ArrayLike<number>): Float64Array {
  return Float64Array.from(rows, (row) => column[row]!)
}
