import { describe, expect, it } from 'vitest'
import { segmentChanges } from '../../../src/dashboard/words/segment-changes.ts'
import { runView } from '../run-view.ts'

describe('segmentChanges', () => {
  it('keeps the order of now, pairs by name, and ends with those that are gone', () => {
    const now = runView({ names: ['A', 'B'] }).report.segments
    const before = runView({ names: ['C', 'A'] }).report.segments
    const words = segmentChanges(now, before).map(
      ({ name, now, before }) => `${name} ${now?.rank ?? '-'} ${before?.rank ?? '-'}`,
    )
    expect(words).toEqual(['A 1 2', 'B 2 -', 'C - 1'])
  })
})
