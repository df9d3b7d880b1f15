import type { Measure } from '../../api/customers.ts'
import { formatCount, formatDays, formatMoney, none } from '../../report/format.ts'

/** How a measure is called, and in what it is counted. */
export interface MeasureWords {
  /** On axes and buttons: `Last order`. */
  readonly name: string
  /** Within a sentence: `last order`. */
  readonly inText: string
  /** What stands under the name: `days ago`. */
  readonly unit: string
  readonly kind: 'days' | 'count' | 'money'
}

export const measureWords: Readonly<Record<Measure, MeasureWords>> = {
  recency: { name: 'Last order', inText: 'last order', unit: 'days ago', kind: 'days' },
  orders: { name: 'Orders', inText: 'orders', unit: 'per customer', kind: 'count' },
  revenue: { name: 'Revenue', inText: 'revenue', unit: 'per customer', kind: 'money' },
  averageOrderValue: { name: 'Average order', inText: 'average order', unit: 'revenue per order', kind: 'money' },
  tenure: { name: 'First order', inText: 'first order', unit: 'days ago', kind: 'days' },
}

/** The value with its unit: `85 days`, `3`, `£995`. */
export function formatMeasure(measure: Measure, value: number | null, currency: string | null): string {
  if (value === null) return none
  switch (measureWords[measure].kind) {
    case 'days':
      return formatDays(value)
    case 'count':
      return Number.isInteger(value) ? formatCount(value) : value.toFixed(1)
    case 'money':
      return formatMoney(value, currency)
  }
}
