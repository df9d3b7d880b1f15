import type { Measure } from '../../api/customers.ts'
import { formatCount, formatDays, formatEdge, formatMoney, none } from '../../report/format.ts'

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

/** `60 to 200 days`, `£400 to £4,000`: whole units from 10 on, one decimal below. */
export function formatBand(measure: Measure, from: number, to: number, currency: string | null): string {
  const round = (value: number): number => (Math.abs(value) < 10 ? Number(value.toFixed(1)) : Math.round(value))
  const { kind } = measureWords[measure]
  const start = kind === 'money' ? formatMoney(round(from), currency) : formatEdge(round(from))
  return `${start} to ${formatMeasure(measure, round(to), currency)}`
}
