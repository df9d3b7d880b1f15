import { describe, expect, it } from 'vitest'
import { segmentValueLines } from '../../src/cli/segment-value-lines.ts'
import type { ReportValues } from '../../src/report/input/report-values.ts'

const VALUES: ReportValues = {
  model: 'MBG/NBD and Gamma-Gamma',
  horizonDays: 365,
  discountRate: 0.1,
  totals: { orders: 1234.4, ordersLow: 1100, ordersHigh: 1400, value: 200_000 },
  isCertain: true,
  groupedBy: 'segment',
  groups: [
    { name: 'Lost', customers: 300, orders: 34.4, alive: 0.1, value: 50_000 },
    { name: 'Champions', customers: 1, orders: 1200, alive: 0.9, value: 150_000 },
  ],
  heldBack: null,
  months: [],
  warnings: [],
}

describe('segmentValueLines', () => {
  it('says model, horizon, what is expected and the segment that most comes from', () => {
    expect(segmentValueLines(VALUES, 80).split('\n')).toEqual([
      'Lifetime value by MBG/NBD and Gamma-Gamma, next 365 days: 1,234 purchase days',
      '  (95%: 1,100 to 1,400), worth 200,000 today at 10.0% a year.',
      'Most of it from Champions: 1 customer, 150,000, 75.0%.',
    ])
  })

  it('points to the notes where the model does not fit', () => {
    expect(segmentValueLines({ ...VALUES, warnings: ['the fit ran to the edge'] }, 80)).toMatch(
      /With care: a note\s+below\s+says\s+why\./,
    )
    expect(segmentValueLines({ ...VALUES, totals: null, groups: [], warnings: ['no maximum'] }, 80)).toBe(
      'Lifetime value: MBG/NBD and Gamma-Gamma gives no figures, see the note below.',
    )
  })

  it('goes by purchases where spend is not known, and names nobody where nothing is expected', () => {
    const groups = VALUES.groups.map((group) => ({ ...group, value: null }))
    const totals = { ...VALUES.totals!, value: null }
    expect(segmentValueLines({ ...VALUES, totals, groups }, 80)).toContain(
      'Most of it from Champions: 1 customer, 1,200 purchase days, 97.2%.',
    )
    expect(segmentValueLines({ ...VALUES, totals: { ...totals, orders: 0 }, groups: [] }, 80)).not.toContain('Most')
  })

  it('keeps within the width', () => {
    const groups = VALUES.groups.map((group) => ({ ...group, name: 'Champions (more recent) '.repeat(4).trim() }))
    const text = segmentValueLines({ ...VALUES, groups, warnings: ['a', 'b'] }, 80)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
