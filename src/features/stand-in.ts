import { quantile } from '../numeric/quantile.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { type Feature, featureValues } from './feature.ts'

/** What customers lack who have no value of a feature; features that everybody has are not here. */
export const LACKING: Readonly<Partial<Record<Feature, string>>> = {
  interpurchase: 'fewer than two order days',
  regularity: 'fewer than three order days',
  overdue: 'fewer than two order days',
  basketSize: 'no quantity in their rows',
  categoryShare: 'no category in their rows',
  channelShare: 'no channel in their rows',
  discountShare: 'no product with a price in their rows',
}

/**
 * What stands in where a customer has no value: the median of those who have one, and for `overdue` the median gap, from
 * which each customer's own days are counted. Null when nobody has a value; undefined for features that everybody has.
 */
export function fitStandIn(feature: Feature, customers: CustomerColumns): number | null | undefined {
  if (LACKING[feature] === undefined) return undefined
  const values = featureValues(feature === 'overdue' ? 'interpurchase' : feature, customers) ?? new Float64Array()
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  return known.length === 0 ? null : quantile(known, 0.5)
}

/** The values of a feature with every NaN replaced as `fitStandIn` says; 0 where nothing is known to stand in. */
export function fillAbsent(
  feature: Feature,
  customers: CustomerColumns,
  standIn: number | null | undefined,
): Float64Array | undefined {
  const values = featureValues(feature, customers)
  if (values === undefined || standIn === undefined) return values
  const fill = (i: number): number => {
    if (standIn === null) return 0
    return feature === 'overdue' ? Math.max(customers.recencyDays[i]! - standIn, 0) : standIn
  }
  return values.map((value, i) => (Number.isNaN(value) ? fill(i) : value))
}

/** Customers without a value of their own. */
export function countAbsent(feature: Feature, customers: CustomerColumns): number {
  if (LACKING[feature] === undefined) return 0
  return featureValues(feature, customers)?.filter(Number.isNaN).length ?? 0
}
