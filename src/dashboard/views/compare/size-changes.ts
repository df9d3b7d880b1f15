import type { ComparedSegment } from '../../../api/comparison.ts'

/** A segment now and before; null where a run has no segment of that name. */
export interface SizeChange {
  readonly name: string
  readonly now: ComparedSegment | null
  readonly before: ComparedSegment | null
}

/** Segments of the later run in its order, then those that are gone, in the order of the earlier run. */
export function sizeChanges(before: readonly ComparedSegment[], now: readonly ComparedSegment[]): SizeChange[] {
  const find = (segments: readonly ComparedSegment[], name: string): ComparedSegment | null =>
    segments.find((segment) => segment.name === name) ?? null
  return [
    ...now.map((segment) => ({ name: segment.name, now: segment, before: find(before, segment.name) })),
    ...before
      .filter(({ name }) => find(now, name) === null)
      .map((segment) => ({ name: segment.name, now: null, before: segment })),
  ]
}
