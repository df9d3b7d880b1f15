import type { CustomerRow } from '../../../src/api/customers.ts'

/** A customer of Online Retail, changed in what a test is about. */
export function customerRow(change: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id: '17850',
    segment: 'Lost',
    cluster: 4,
    rule: 'At risk',
    recencyDays: 302,
    orders: 34,
    revenue: '5288.63',
    averageOrderValue: 155.548,
    tenureDays: 374,
    firstOrderAt: '2010-12-01T08:26:00',
    lastOrderAt: '2011-02-10T14:38:00',
    rfmCell: '155',
    confidence: 0.62,
    ...change,
  }
}
