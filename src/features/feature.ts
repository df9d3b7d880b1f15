import type { CustomerColumns } from '../rfm/customers.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'

/** What customers can be clustered by. */
export type Feature = 'recency' | 'frequency' | 'monetary' | 'tenure' | 'averageOrderValue' | ExtraMeasure

/**
 * Days, orders, money or a share, one number per customer, NaN for a customer who has none; undefined when the source
 * does not tell it, or the extra measure was not taken.
 */
export function featureValues(feature: Feature, customers: CustomerColumns): Float64Array | undefined {
  switch (feature) {
    case 'recency':
      return customers.recencyDays
    case 'frequency':
      return customers.orderCount
    case 'monetary':
      return customers.revenue
    case 'tenure':
      return customers.tenureDays
    case 'averageOrderValue':
      return customers.revenue?.map((revenue, i) => revenue / customers.orderCount[i]!)
    default:
      return customers.extras?.[feature]
  }
}

/** Whether the feature is money and so may be 0 or negative. */
export function isMoney(feature: Feature): boolean {
  return feature === 'monetary' || feature === 'averageOrderValue'
}
