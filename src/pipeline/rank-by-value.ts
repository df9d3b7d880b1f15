import { addDays, daysBetween } from '../base/calendar.ts'
import type { Finding } from '../base/findings.ts'
import { expectedOrders } from '../clv/expected-orders.ts'
import { fitOrders } from '../clv/fit-orders.ts'
import { forecastErrors } from '../clv/forecast-errors.ts'
import { groupBuyers } from '../clv/group-buyers.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import { correlation } from '../numeric/correlation.ts'
import { sum } from '../numeric/sum.ts'
import { computeBuyers } from '../rfm/compute-buyers.ts'
import type { Store } from '../store/store.ts'
import { spendOfBuyers } from './spend-of-buyers.ts'
import { valueFindings } from './value-findings.ts'

export interface ValueAtCut {
  readonly kind: OrderModelKind
  /** The customers of the cut, as `computeRfm` left them. */
  readonly table: string
  readonly cut: string
  readonly horizonDays: number
  readonly hasAmounts: boolean
  /** First and last day of the whole log. */
  readonly firstDate: string
  readonly lastDate: string
  readonly signal: AbortSignal | undefined
}

/** Findings that speak of figures which a ranking does not show. */
const ELSEWHERE = ['clv-always-alive', 'clv-not-tested', 'clv-without-spend']

/**
 * What every customer of a cut was expected to bring within the horizon, by models fitted to what was known then; expected
 * orders without amounts, or where spend has no model. Null, with the reason as a finding, where orders have none.
 */
export async function rankByValue(
  store: Store,
  at: ValueAtCut,
): Promise<{ readonly scores: Float64Array | null; readonly findings: readonly Finding[] }> {
  const { kind, table, cut, horizonDays, hasAmounts, signal } = at
  const last = addDays(cut, horizonDays - 1)
  const buyers = await computeBuyers(store, { asOf: cut, table, heldBack: { from: cut, until: last } })
  const fit = await fitOrders(kind, buyers, { signal })
  const isFitted = fit !== null && fit.certificate.verdict !== 'none'
  const spending = await spendOfBuyers(buyers, { hasAmounts, signal })
  const orders = isFitted ? ordersOf(fit, buyers, horizonDays) : null
  const isCovered = last <= at.lastDate
  const findings = valueFindings({
    ...{ kind, horizonDays, fit, hasAmounts },
    observedDays: daysBetween(at.firstDate, cut),
    repeatBuyers: buyers.x.filter((repeats) => repeats > 0).length,
    spend: spending.fit,
    withoutSpend: 0,
    spenders: spending.spenders.x.length,
    correlation: correlation(spending.spenders.x, spending.spenders.mean),
    heldBack:
      orders === null || !isCovered
        ? null
        : {
            ...{ cut, until: last, days: horizonDays, customers: buyers.n, actual: sum(buyers.later) },
            forecasts: [{ name: 'model', ...forecastErrors(orders, buyers.later) }],
            byRepeats: [],
          },
    months: [],
  })
  return {
    scores: orders === null ? null : worthOf(orders, spending.spend),
    findings: atCut(findings, cut, orders !== null),
  }
}

function ordersOf(
  fit: NonNullable<Awaited<ReturnType<typeof fitOrders<'day'>>>>,
  buyers: Parameters<typeof groupBuyers<'day'>>[0],
  days: number,
): Float64Array {
  const groups = groupBuyers(buyers)
  const ofGroup = expectedOrders(fit.model, groups, { length: days, unit: 'day' })
  return Float64Array.from(groups.groupOf, (group) => ofGroup[group]!)
}

/** Orders times spend; orders alone where the spend of somebody is not known, so that all stay comparable. */
function worthOf(orders: Float64Array, spend: Float64Array): Float64Array {
  return spend.some(Number.isNaN) ? orders : orders.map((count, i) => count * spend[i]!)
}

function atCut(findings: readonly Finding[], cut: string, isRanked: boolean): Finding[] {
  const end = isRanked ? '' : '; it is left out there'
  return findings
    .filter(({ code }) => !ELSEWHERE.includes(code))
    .map(({ code, severity, message }) => ({
      code,
      severity: severity === 'info' ? 'info' : 'warning',
      example: cut,
      message: `lifetime value as of ${cut}: ${message}${end}`,
    }))
}
