import type { Finding } from '../base/findings.ts'
import type { OrderFit } from '../clv/fit-orders.ts'
import type { SpendFit } from '../clv/fit-spend.ts'
import { type OrderModelKind, parameterNames } from '../clv/order-model.ts'
import type { HoldBack } from './hold-back.ts'
import type { MonthOfRepeats } from './months-of-repeats.ts'

/** What a fit of lifetime value rests on. */
export interface ValueEvidence {
  readonly kind: OrderModelKind
  readonly horizonDays: number
  /** Days from the first purchase of all to as-of. */
  readonly observedDays: number
  readonly repeatBuyers: number
  readonly fit: OrderFit<'day'> | null
  readonly hasAmounts: boolean
  readonly spend: SpendFit | null
  /** Customers whose repeat purchases brought nothing or less. */
  readonly withoutSpend: number
  /** Customers with repeat purchases that brought something. */
  readonly spenders: number
  /** Pearson correlation of repeats and mean spend; NaN where it is not defined. */
  readonly correlation: number
  readonly heldBack: HoldBack | null
  readonly months: readonly MonthOfRepeats[]
}

const FEW_REPEAT_BUYERS = 100
const HIGH_CORRELATION = 0.3
const LEVEL_OFF = 0.2
const SEASON_OFF = 0.3
/** A month counts where so many repeats are expected, so that chance alone moves it by less than about a tenth. */
const SEASON_EXPECTED = 100

/** Everything about a lifetime value that a reader should know before using it. */
export function valueFindings(evidence: ValueEvidence): Finding[] {
  return [...orderFindings(evidence), ...spendFindings(evidence), ...timeFindings(evidence)]
}

function orderFindings({ kind, fit, repeatBuyers, horizonDays, observedDays }: ValueEvidence): Finding[] {
  if (fit === null) {
    return [
      {
        code: 'clv-nobody-repeats',
        severity: 'serious',
        message:
          'nobody bought on a second day, so that nothing tells how often customers come back; no orders are expected of anybody',
      },
    ]
  }
  if (fit.certificate.verdict === 'none') {
    return [
      {
        code: 'clv-no-maximum',
        severity: 'serious',
        message: `the search for the ${kind} model that fits best did not end at a maximum, so no figures are given; try another --model`,
      },
    ]
  }
  const found: Finding[] = []
  if (fit.certificate.verdict === 'edge') {
    const name = parameterNames(kind)[fit.certificate.edge ?? 0]!
    found.push({
      code: 'clv-edge',
      severity: 'warning',
      message: `the fit ran to the edge (${name} of ${kind}): the log does not tell ${STORIES[name]}; expected orders can be used, parameters and chances to be alive should not be read`,
    })
  }
  if (repeatBuyers < FEW_REPEAT_BUYERS) {
    found.push({
      code: 'clv-few-repeats',
      severity: 'warning',
      count: repeatBuyers,
      message: `only ${repeatBuyers} customers bought on a second day; look at the intervals before using a figure`,
    })
  }
  if (horizonDays > observedDays) {
    found.push({
      code: 'clv-long-horizon',
      severity: 'warning',
      message: `${horizonDays} days ahead are more than the ${observedDays} days that the log covers; nothing seen shows that customers stay so long`,
    })
  }
  if (kind === 'bg-nbd') {
    found.push({
      code: 'clv-always-alive',
      severity: 'info',
      message:
        'bg-nbd takes every customer without a repeat for alive; choose mbg-nbd or pareto-nbd to see chances below 1 for them',
    })
  }
  return found
}

/** What a parameter on the edge leaves open. */
const STORIES: Readonly<Record<string, string>> = {
  r: 'how the pace differs from customer to customer',
  alpha: 'how the pace differs from customer to customer',
  a: 'when customers stop, or that any do',
  b: 'when customers stop, or that any do',
  s: 'when customers stop, or that any do',
  beta: 'when customers stop, or that any do',
}

function spendFindings(evidence: ValueEvidence): Finding[] {
  const { fit, hasAmounts, spend, withoutSpend, spenders, correlation } = evidence
  if (!hasAmounts || fit === null) return []
  const found: Finding[] = []
  if (withoutSpend > 0) {
    found.push({
      code: 'clv-without-spend',
      severity: 'info',
      count: withoutSpend,
      message: `${withoutSpend} customers have repeat purchases that brought nothing; they are expected to spend what all do on average`,
    })
  }
  if (spend === null) {
    found.push({
      code: 'clv-constant-spend',
      severity: spenders < 2 ? 'warning' : 'info',
      message:
        spenders < 2
          ? 'fewer than two customers spent anything on a later day, so that spend cannot be modelled; expected value is theirs or empty'
          : 'all customers spend the same per purchase day; expected value is expected orders times that',
    })
    return found
  }
  if (spend.certificate.verdict !== 'maximum' || spend.model.q <= 1) {
    found.push({
      code: 'clv-spend-edge',
      severity: 'warning',
      message:
        'the model of spend has no clear maximum or no finite mean; use expected orders, and expected value with care',
    })
  }
  if (Math.abs(correlation) > HIGH_CORRELATION) {
    found.push({
      code: 'clv-spend-correlation',
      severity: 'warning',
      message: `spend per purchase goes with frequency (correlation ${correlation.toFixed(2)}), which the model of spend takes to be independent; expected value is ${correlation > 0 ? 'too low' : 'too high'} for the most frequent buyers`,
    })
  }
  return found
}

function timeFindings({ fit, heldBack, months }: ValueEvidence): Finding[] {
  if (fit === null || fit.certificate.verdict === 'none') return []
  const found: Finding[] = []
  if (heldBack === null) {
    found.push({
      code: 'clv-not-tested',
      severity: 'info',
      message: 'too few customers bought in the first two thirds of the log to test the model on the last',
    })
  } else if (heldBack.actual === 0) {
    found.push({
      code: 'clv-empty-holdout',
      severity: 'warning',
      message: `no earlier customer bought from ${heldBack.cut} to ${heldBack.until}, so that the model cannot be tested; has the shop closed, or does the log end early?`,
    })
  } else {
    const off = heldBack.forecasts[0]!.total / heldBack.actual - 1
    if (Math.abs(off) > LEVEL_OFF) {
      found.push({
        code: 'clv-level',
        severity: 'warning',
        message: `fitted to the log before ${heldBack.cut}, the model expected ${Math.round(Math.abs(off) * 100)}% ${off > 0 ? 'more' : 'fewer'} orders than came until ${heldBack.until}; use it to rank customers rather than to plan totals`,
      })
    }
  }
  const [worst] = months
    .filter(({ expected, isWhole }) => isWhole && expected >= SEASON_EXPECTED)
    .filter(({ actual, expected }) => Math.abs(actual / expected - 1) > SEASON_OFF)
    .toSorted((a, b) => Math.abs(Math.log(b.actual / b.expected)) - Math.abs(Math.log(a.actual / a.expected)))
  if (worst !== undefined) {
    found.push({
      code: 'clv-season',
      severity: 'warning',
      example: worst.month,
      message: `repeat orders of ${worst.month} were ${(worst.actual / worst.expected).toFixed(1)} times what an even pace gives: season or growth, which the model does not know`,
    })
  }
  return found
}
