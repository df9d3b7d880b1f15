import type { Outcome } from './outcome.ts'

/** What one segment's customers did after a cut. */
export interface SegmentOutcome {
  readonly segment: string
  readonly customers: number
  /** Mean past revenue (orders without amounts). */
  readonly pastEach: number
  /** Share who ordered in the period after the cut, 0..1. */
  readonly boughtAgain: number
  /** Mean revenue of that period, of all customers of the segment. */
  readonly nextEach: number
}

/** What a segment did at one cut beside what the same segment had done at the cut before. */
export interface CalibratedSegment extends SegmentOutcome {
  /** Null where the earlier cut had no such segment. */
  readonly expectedBoughtAgain: number | null
  readonly expectedNextEach: number | null
}

/** Outcomes of the segments that hold customers, in the order of `names`. */
export function outcomeBySegment(
  labels: Int32Array,
  names: readonly string[],
  past: Float64Array,
  { spend, active }: Outcome,
): SegmentOutcome[] {
  const [customers, before, again, next] = Array.from({ length: 4 }, () => new Float64Array(names.length))
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    customers![label]!++
    before![label]! += past[i]!
    again![label]! += active[i]!
    next![label]! += spend[i]!
  }
  return names.flatMap((segment, j) => {
    const n = customers![j]!
    if (n === 0) return []
    return [{ segment, customers: n, pastEach: before![j]! / n, boughtAgain: again![j]! / n, nextEach: next![j]! / n }]
  })
}

/** Joins the outcomes of a cut to those of the cut before, by the segments' names. */
export function calibrate(now: readonly SegmentOutcome[], before: readonly SegmentOutcome[]): CalibratedSegment[] {
  const earlier = new Map(before.map((outcome) => [outcome.segment, outcome]))
  return now.map((outcome) => ({
    ...outcome,
    expectedBoughtAgain: earlier.get(outcome.segment)?.boughtAgain ?? null,
    expectedNextEach: earlier.get(outcome.segment)?.nextEach ?? null,
  }))
}

/**
 * Mean distance between what a segment's customers were expected to do and what they did, each segment weighted by its
 * customers, as a share of all who bought again (or of all spend): 0 is a perfect forecast. Null without expectations.
 */
export function calibrationError(
  segments: readonly CalibratedSegment[],
  of: 'boughtAgain' | 'nextEach',
): number | null {
  const expected = of === 'boughtAgain' ? 'expectedBoughtAgain' : 'expectedNextEach'
  let apart = 0
  let total = 0
  for (const segment of segments) {
    const forecast = segment[expected]
    if (forecast === null) continue
    apart += segment.customers * Math.abs(segment[of] - forecast)
    total += segment.customers * segment[of]
  }
  return total > 0 ? apart / total : null
}
