import { daysBetween } from '../base/calendar.ts'
import type { Finding } from '../base/findings.ts'
import type { Buyers } from '../clv/buyers.ts'
import { discountedOrders } from '../clv/discounted-orders.ts'
import { expectedOrders } from '../clv/expected-orders.ts'
import { expectedSpend } from '../clv/expected-spend.ts'
import { fitOrders, type OrderFit } from '../clv/fit-orders.ts'
import { fitSpend, type SpendFit } from '../clv/fit-spend.ts'
import { groupBuyers } from '../clv/group-buyers.ts'
import { orderErrors, totalOrders } from '../clv/order-interval.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import { probabilityAlive } from '../clv/probability-alive.ts'
import { spendError } from '../clv/spend-error.ts'
import type { ValueColumns } from '../exports/write-values.ts'
import { correlation } from '../numeric/correlation.ts'
import { sum } from '../numeric/sum.ts'
import { type BuyerColumns, computeBuyers } from '../rfm/compute-buyers.ts'
import type { Store } from '../store/store.ts'
import type { RunContext } from './context.ts'
import { type HoldBack, holdBack } from './hold-back.ts'
import type { MeasuredShop } from './measure-shop.ts'
import { type MonthOfRepeats, monthsOfRepeats } from './months-of-repeats.ts'
import { valueFindings } from './value-findings.ts'
import { DEFAULT_DISCOUNT_RATE, DEFAULT_HORIZON_DAYS, DEFAULT_MODEL, type ValueOptions } from './value-options.ts'

/** What customers are expected to buy and bring, and what that rests on. */
export interface CustomerValues {
  readonly kind: OrderModelKind
  readonly horizonDays: number
  readonly discountRate: number
  /** Null where nobody repeats. */
  readonly fit: OrderFit<'day'> | null
  /** Null without money, or where all spend the same. */
  readonly spend: SpendFit | null
  /** By the customer's index; NaN where not known. */
  readonly columns: ValueColumns
  /** All customers together; null where nothing is known. */
  readonly totals: { orders: number; ordersLow: number; ordersHigh: number; value: number | null } | null
  readonly heldBack: HoldBack | null
  readonly months: readonly MonthOfRepeats[]
  readonly findings: readonly Finding[]
}

const Z = 1.959963984540054

/** Fits the models to a measured shop and values its customers; tests the first on the last third of the log. */
export async function valueCustomers(
  store: Store,
  shop: Pick<MeasuredShop, 'cleaned' | 'totals'>,
  options: ValueOptions,
  { onProgress, signal }: RunContext,
): Promise<CustomerValues> {
  const kind = options.model ?? DEFAULT_MODEL
  const horizonDays = options.horizonDays ?? DEFAULT_HORIZON_DAYS
  const discountRate = options.discountRate ?? DEFAULT_DISCOUNT_RATE
  const { asOf, hasAmounts } = shop.cleaned
  onProgress('fitting lifetime value')
  const buyers = await computeBuyers(store, { asOf, table: 'customers' })
  const fit = await fitOrders(kind, buyers, { signal })
  const isFitted = fit !== null && fit.certificate.verdict !== 'none'
  const months = isFitted ? await monthsOfRepeats(store, fit.model, asOf) : []
  const buying = rowsWithSpend(buyers, hasAmounts)
  const spenders = { x: take(buyers.x, buying), mean: take(buyers.meanSpend, buying) }
  const spend = buying.length > 0 ? await fitSpend(spenders, { signal }) : null
  onProgress('testing lifetime value')
  const heldBack = isFitted ? await holdBack(store, kind, { ...shop.totals, signal }) : null
  onProgress('valuing customers')
  const spending = spendOf(buyers, spend, spenders.mean, hasAmounts)
  const columns = isFitted ? valueColumns(fit, buyers, spending, { horizonDays, discountRate }) : unknown(buyers.n)
  return {
    kind,
    horizonDays,
    discountRate,
    fit,
    spend,
    columns,
    totals: isFitted ? totalsOf(fit, buyers, columns, horizonDays) : null,
    heldBack,
    months,
    findings: valueFindings({
      kind,
      horizonDays,
      observedDays: daysBetween(shop.totals.firstDate, asOf),
      repeatBuyers: buyers.x.filter((repeats) => repeats > 0).length,
      fit,
      hasAmounts,
      spend,
      withoutSpend: buyers.x.filter((repeats, i) => repeats > 0 && !(buyers.meanSpend[i]! > 0)).length,
      spenders: buying.length,
      correlation: correlation(spenders.x, spenders.mean),
      heldBack,
      months,
    }),
  }
}

function rowsWithSpend({ n, x, meanSpend }: BuyerColumns, hasAmounts: boolean): number[] {
  const rows: number[] = []
  for (let i = 0; i < n; i++) if (hasAmounts && x[i]! > 0 && meanSpend[i]! > 0) rows.push(i)
  return rows
}

function take(column: Float64Array, rows: readonly number[]): Float64Array {
  const taken = new Float64Array(rows.length)
  for (const [at, row] of rows.entries()) taken[at] = column[row]!
  return taken
}

/** Expected spend per purchase day of each customer, and the standard error of its logarithm. */
interface Spending {
  readonly spend: Float64Array
  readonly error: Float64Array
}

function spendOf(
  { n, x, meanSpend }: BuyerColumns,
  fit: SpendFit | null,
  means: Float64Array,
  hasAmounts: boolean,
): Spending {
  const [spend, error] = [new Float64Array(n), new Float64Array(n)]
  const constant = hasAmounts && means.length > 0 ? sum(means) / means.length : Number.NaN
  for (let i = 0; i < n; i++) {
    const repeats = meanSpend[i]! > 0 ? x[i]! : 0
    spend[i] = fit === null ? constant : expectedSpend(fit.model, repeats, meanSpend[i]!)
    error[i] = fit === null ? 0 : spendError(fit, repeats, meanSpend[i]!)
  }
  return { spend, error }
}

function valueColumns(
  fit: OrderFit<'day'>,
  buyers: Buyers<'day'>,
  { spend, error }: Spending,
  { horizonDays, discountRate }: { horizonDays: number; discountRate: number },
): ValueColumns {
  const groups = groupBuyers(buyers)
  const horizon = { length: horizonDays, unit: 'day' } as const
  const ofGroup = (column: Float64Array): Float64Array => {
    const spreadOut = new Float64Array(buyers.n)
    for (let i = 0; i < buyers.n; i++) spreadOut[i] = column[groups.groupOf[i]!]!
    return spreadOut
  }
  const orders = ofGroup(expectedOrders(fit.model, groups, horizon))
  const orderError = ofGroup(orderErrors(fit, groups, horizon))
  const worth = ofGroup(discountedOrders(fit.model, groups, horizon, discountRate))
  const value = worth.map((count, i) => count * spend[i]!)
  const valueError = orderError.map((one, i) => Math.hypot(one, error[i]!))
  const at = (center: Float64Array, errors: Float64Array, z: number): Float64Array =>
    center.map((middle, i) => middle * Math.exp(z * errors[i]!))
  return {
    expectedOrders: orders,
    expectedOrdersLow: at(orders, orderError, -Z),
    expectedOrdersHigh: at(orders, orderError, Z),
    probabilityAlive: ofGroup(probabilityAlive(fit.model, groups)),
    expectedSpend: spend,
    expectedValue: value,
    expectedValueLow: at(value, valueError, -Z),
    expectedValueHigh: at(value, valueError, Z),
  }
}

function unknown(n: number): ValueColumns {
  const none = new Float64Array(n).fill(Number.NaN)
  return {
    expectedOrders: none,
    expectedOrdersLow: none,
    expectedOrdersHigh: none,
    probabilityAlive: none,
    expectedSpend: none,
    expectedValue: none,
    expectedValueLow: none,
    expectedValueHigh: none,
  }
}

function totalsOf(
  fit: OrderFit<'day'>,
  buyers: Buyers<'day'>,
  { expectedValue }: ValueColumns,
  horizonDays: number,
): CustomerValues['totals'] {
  const groups = groupBuyers(buyers)
  const { orders, error } = totalOrders(fit, groups, groups.weights, { length: horizonDays, unit: 'day' })
  const value = sum(expectedValue)
  return {
    orders,
    ordersLow: orders * Math.exp(-Z * error),
    ordersHigh: orders * Math.exp(Z * error),
    value: Number.isNaN(value) ? null : value,
  }
}
