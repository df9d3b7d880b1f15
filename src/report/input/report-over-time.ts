import type { CalendarStep, StepUnit } from '../../base/calendar-steps.ts'

/** What each segment brought over time. Segments are those of the last day, looked at backwards. */
export interface ReportTimeline {
  readonly unit: StepUnit
  /** Orders where there are no amounts. */
  readonly measure: 'revenue' | 'orders'
  readonly steps: readonly CalendarStep[]
  /** By segment, in the order of `segments`, and step. */
  readonly bySegment: readonly (readonly number[])[]
}

/** Customers by the step of their first order. */
export interface ReportCohorts {
  readonly unit: StepUnit
  readonly steps: readonly CalendarStep[]
  /** One per step; `again[i]` of the customers ordered i + 1 steps after their first one. */
  readonly rows: readonly { readonly customers: number; readonly again: readonly number[] }[]
}
