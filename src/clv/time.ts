import { OptionError } from '../base/errors.ts'

/** The unit in which ages are counted and rates are meant. Models of different units are different types. */
export type TimeUnit = 'day' | 'week'

/** A stretch of time in one unit. */
export interface Span<Unit extends TimeUnit = TimeUnit> {
  /** 0 or more, finite. */
  readonly length: number
  readonly unit: Unit
}

const DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7 }
const DAYS_PER_YEAR = 365.25

/** @throws OptionError when the units differ, which the types cannot see in plain JavaScript, or the span is no length. */
export function lengthIn(unit: TimeUnit, span: Span): number {
  if (span.unit !== unit) {
    throw new OptionError(`the model counts in ${unit}s, the span in ${span.unit}s; give a span in ${unit}s`)
  }
  if (span.length >= 0 && Number.isFinite(span.length)) return span.length
  throw new OptionError(`a span of ${span.length} ${unit}s; give a length of 0 or more`)
}

/** The continuous rate per unit of time that a yearly rate amounts to: ln(1 + rate) over the units in a year. */
export function discountPer(unit: TimeUnit, yearlyRate: number): number {
  if (!(yearlyRate >= 0 && Number.isFinite(yearlyRate))) {
    throw new OptionError(`a discount rate of ${yearlyRate}; give a share a year of 0 or more, such as 0.1`)
  }
  return (Math.log1p(yearlyRate) * DAYS[unit]) / DAYS_PER_YEAR
}
