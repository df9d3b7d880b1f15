import { daysBetween } from '../base/calendar.ts'
import type { Finding } from '../base/findings.ts'
import type { Buyers } from '../clv/buyers.ts'
import { discountedOrders } from '../clv/discounted-orders.ts'
import { expectedOrders } from '../clv/expected-orders.ts'
import { fitOrders, type OrderFit } from '../clv/fit-orders.ts'
import type { SpendFit } from '../clv/fit-spend.ts'
import { groupBuyers } from '../clv/group-buyers.ts'
import { orderErrors, totalOrders } from '../clv/order-interval.ts'
import type { OrderModelKind } from '../clv/order-model.ts'
import { probabilityAlive } from '../clv/probability-alive.ts'
import type { ValueColumns } from '../exports/write-values.ts'
import { correlation } from '../numeric/correlation.ts'
import { sum } from '../numeric/sum.ts'
import { computeBuyers } from '../rfm/compute-buyers.ts'
import type { Store } from '../store/store.ts'
import type { RunContext } from './context.ts'
import { type HoldBack, holdBack } from './hold-back.ts'
import type { TransactionShop } from './measure-shop.ts'
import { type MonthOfRepeats, monthsOfRepeats } from './months-of-repeats.ts'
import { type BuyerSpend, spendOfBuyers } from './spend-of-buyers.ts'
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
  shop: Pick<TransactionShop, 'cleaned' | 'totals'>,
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
  const spending = await spendOfBuyers(buyers, { hasAmounts, signal })
  onProgress('testing lifetime value')
  const heldBack = isFitted ? await holdBack(store, kind, { ...shop.totals, signal }) : null
  onProgress('valuing customers')
  const columns = isFitted ? valueColumns(fit, buyers, spending, { horizonDays, discountRate }) : unknown(buyers.n)
  return {
    kind,
    horizonDays,
    discountRate,
    fit,
    spend: spending.fit,
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
      spend: spending.fit,
      withoutSpend: buyers.x.filter((repeats, i) => repeats > 0 && !(buyers.meanSpend[i]! > 0)).length,
      spenders: spending.spenders.x.length,
      correlation: correlation(spending.spenders.x, spending.spenders.mean),
      heldBack,
      months,
    }),
  }
}

function valueColumns(
  fit: OrderFit<'day'>,
  buyers: Buyers<'day'>,
  { spend, error }: BuyerSpend,
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
