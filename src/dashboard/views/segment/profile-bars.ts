import type { Quartiles } from '../../../api/customers.ts'

/** A middle half and its median as shares of a log axis, 0..1. */
export interface Bar {
  readonly from: number
  readonly median: number
  readonly to: number
}

/** Left of the smallest and right of the largest quartile, as a share of what lies between them. */
const MARGIN = 0.12

/**
 * Two middle halves on one axis of log(1 + value), which ends a little beyond both. Values below zero stand at zero. Equal
 * quartiles all stand in the middle.
 */
export function profileBars(segment: Quartiles, everybody: Quartiles): { segment: Bar; everybody: Bar } {
  const log = (value: number): number => Math.log1p(Math.max(0, value))
  const ends = [segment, everybody].flatMap(({ p25, p75 }) => [log(p25), log(p75)])
  const low = Math.min(...ends)
  const span = Math.max(...ends) - low
  const place = (value: number): number => (span > 0 ? (MARGIN + (log(value) - low) / span) / (1 + 2 * MARGIN) : 0.5)
  const bar = ({ p25, p50, p75 }: Quartiles): Bar => ({ from: place(p25), median: place(p50), to: place(p75) })
  return { segment: bar(segment), everybody: bar(everybody) }
}
