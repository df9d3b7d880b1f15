import { segmentSlots } from '../charts/segment-slots.ts'
import { formatMoney, toCurrencyCode } from './format.ts'
import type { ReportInput } from './input/report-input.ts'
import type { ReportSegment } from './input/report-segment.ts'

/** A run with what the report and the page derive from it in the same way. */
export interface RunContext {
  readonly input: ReportInput
  /** Whether shares of revenue mean something: there are amounts, and they add up to more than nothing. */
  readonly hasRevenue: boolean
  /** The segments without the noise. */
  readonly named: readonly ReportSegment[]
  /** Those whom the method put into no segment, if any. */
  readonly noise: ReportSegment | undefined
  /** Null when it is not known, or is no code. */
  readonly currency: string | null
  readonly money: (amount: number | null) => string
  /** Colour slot of a segment; undefined for noise and for what is beyond the palette. */
  readonly slot: (segment: ReportSegment) => number | undefined
}

export function runContext(input: ReportInput): RunContext {
  const named = input.segments.filter((segment) => segment.cluster >= 0)
  const slots = segmentSlots(named.map((segment) => segment.name))
  const currency = toCurrencyCode(input.currency)
  return {
    input,
    hasRevenue: input.revenue !== null && input.revenue > 0,
    named,
    noise: input.segments.find((segment) => segment.cluster < 0),
    currency,
    money: (amount) => formatMoney(amount, currency),
    slot: (segment) => (segment.cluster < 0 ? undefined : slots.get(segment.name)),
  }
}
