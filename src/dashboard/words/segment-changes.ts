import type { ReportSegment } from '../../report/input/report-segment.ts'

/** A segment as it is and as it was; one of the two may be missing. */
export interface SegmentChange {
  readonly name: string
  readonly now: ReportSegment | null
  readonly before: ReportSegment | null
}

/** The segments of now in their order, each with the one of its name before, and then those that are gone. */
export function segmentChanges(now: readonly ReportSegment[], before: readonly ReportSegment[]): SegmentChange[] {
  const old = new Map(before.map((segment) => [segment.name, segment]))
  const names = new Set(now.map((segment) => segment.name))
  return [
    ...now.map((segment) => ({ name: segment.name, now: segment, before: old.get(segment.name) ?? null })),
    ...before
      .filter((segment) => !names.has(segment.name))
      .map((segment) => ({ name: segment.name, now: null, before: segment })),
  ]
}
