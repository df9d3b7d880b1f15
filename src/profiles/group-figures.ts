import { quantile } from '../numeric/quantile.ts'
import { sum } from '../numeric/sum.ts'
import { countAtMost } from './count-in-sorted.ts'
import { type LogMoments, logMoments } from './log-moments.ts'
import type { SortedColumns } from './measure-columns.ts'
import { type Quartiles, quartiles } from './quartiles.ts'

/** What is measured of any set of customers, one segment or the whole base. Shares and rates are 0..1. */
export interface GroupFigures {
  readonly customers: number
  readonly orders: number
  /** Sum of the customers' revenue; null when the source has no amounts. */
  readonly revenue: number | null
  /** revenue / orders; null without amounts. */
  readonly averageOrderValue: number | null
  readonly recencyDays: Quartiles
  readonly orderCount: Quartiles
  /** Revenue per customer; null without amounts. */
  readonly customerRevenue: Quartiles | null
  /** Median days since the first order; null where first orders are not known. */
  readonly tenureDays: number | null
  /** Customers with two or more orders. */
  readonly repeatRate: number
  /** Customers with exactly one order. */
  readonly oneTimeShare: number
  /** Customers whose last order is at most `activeWithinDays` old. */
  readonly activeShare: number
  /** Median own rhythm in days over the customers who have one; null when nobody has. */
  readonly gapDays: number | null
  /** Customers who have a rhythm: orders on two days or more. */
  readonly rhythmShare: number
  readonly logMoments: {
    readonly recency: LogMoments
    readonly orders: LogMoments
    readonly spend: LogMoments | null
    readonly tenure: LogMoments | null
  }
}

/** The figures of a set of customers, not empty, from its sorted columns. */
export function groupFigures(sorted: SortedColumns, activeWithinDays: number): GroupFigures {
  const { recencyDays, orderCount, revenue, tenureDays, gapDays } = sorted
  const customers = recencyDays.length
  const orders = sum(orderCount)
  const money = revenue ? sum(revenue) : null
  const oneTime = countAtMost(orderCount, 1)
  return {
    customers,
    orders,
    revenue: money,
    averageOrderValue: money === null ? null : money / orders,
    recencyDays: quartiles(recencyDays),
    orderCount: quartiles(orderCount),
    customerRevenue: revenue ? quartiles(revenue) : null,
    tenureDays: tenureDays ? quantile(tenureDays, 0.5) : null,
    repeatRate: (customers - oneTime) / customers,
    oneTimeShare: oneTime / customers,
    activeShare: countAtMost(recencyDays, activeWithinDays) / customers,
    gapDays: gapDays.length > 0 ? quantile(gapDays, 0.5) : null,
    rhythmShare: gapDays.length / customers,
    logMoments: {
      recency: logMoments(recencyDays),
      orders: logMoments(orderCount),
      spend: revenue ? logMoments(revenue) : null,
      tenure: tenureDays ? logMoments(tenureDays) : null,
    },
  }
}
