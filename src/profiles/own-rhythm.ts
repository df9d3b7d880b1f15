import type { CustomerColumns } from '../rfm/customers.ts'

/**
 * Days between a customer's order days on average, (last - first day) / (distinct days - 1), 1 or more; NaN for a customer
 * with orders on one day only, who has no rhythm yet, and for everybody where the days of orders are not known.
 */
export function ownRhythm(customers: CustomerColumns): Float64Array {
  const { n, tenureDays, recencyDays, orderDays } = customers
  const gaps = new Float64Array(n).fill(Number.NaN)
  if (tenureDays === undefined || orderDays === undefined) return gaps
  for (let i = 0; i < n; i++) {
    if (orderDays[i]! > 1) gaps[i] = (tenureDays[i]! - recencyDays[i]!) / (orderDays[i]! - 1)
  }
  return gaps
}
