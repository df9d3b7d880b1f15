import { describe, expect, it } from 'vitest'
import type { ReportContext } from '../../../src/report/report-context.ts'
import { heatmapSection } from '../../../src/report/sections/heatmap-section.ts'

/** The title over these bins of days, when most customers lie in the bin at `fullest`. */
function titleOf(rows: readonly (readonly [number, number])[], fullest: number): string {
  const heatmap = {
    rows: rows.map(([min, max]) => ({ min, max })),
    columns: [{ min: 1, max: 1 }],
    customers: rows.map((_, i) => [i === fullest ? 40 : 5]),
    medianRevenue: rows.map(() => [null]),
  }
  const context = { input: { heatmap }, money: String } as unknown as ReportContext
  return heatmapSection(context)!.title
}

describe('heatmapSection', () => {
  const days = [
    [0, 13],
    [14, 33],
    [34, 372],
  ] as const

  it('names both ends of the fullest bin, unless it is the first or a wide last one', () => {
    expect(days.map((_, i) => titleOf(days, i))).toEqual([
      '40 customers ordered once and were here in the last 13 days',
      '40 customers ordered once and have been silent for 14 to 33 days',
      '40 customers ordered once and have been silent for 34 days or more',
    ])
  })
})
