import { describe, expect, it } from 'vitest'
import type { SegmentView } from '../../../../src/api/customers.ts'
import { keyFigures } from '../../../../src/dashboard/views/segment/key-figures.ts'
import { segmentTitle } from '../../../../src/dashboard/views/segment/segment-title.ts'
import { onlineRetailInput } from '../../../report/online-retail-input.ts'

const [first] = onlineRetailInput.segments
const segment: SegmentView = {
  ...first!,
  slug: 'champions',
  watch: null,
  profile: [{ measure: 'recency', segment: { p25: 2, p50: 8, p75: 16 }, everybody: { p25: 18, p50: 51, p75: 143 } }],
  rules: [],
  first: [],
}

describe('keyFigures', () => {
  it('sets five figures beside those of everybody', () => {
    const figures = keyFigures(segment, { report: onlineRetailInput, tested: true }, 'GBP')
    expect(figures).toHaveLength(5)
    expect(figures.map(({ name }) => name)).toEqual([
      'customers',
      'revenue',
      'average order',
      'ordered twice or more',
      'found again in re-draws',
    ])
    for (const { basis } of figures) expect(basis).toMatch(/all|stable/)
  })

  it('shows how long ago they ordered where nothing was drawn again, and no money where there is none', () => {
    const input = {
      ...onlineRetailInput,
      segments: onlineRetailInput.segments.map((one) => ({ ...one, stability: null })),
    }
    const figures = keyFigures({ ...segment, revenue: null }, { report: input, tested: true }, null)
    expect(figures.map(({ value }) => value)).toContain('8 days')
    expect(figures.map(({ name }) => name)).not.toContain('revenue')
  })
})

describe('segmentTitle', () => {
  it('is a finding with a number', () => {
    const shares = { share: 0.082, revenueShare: 0.531 }
    expect(segmentTitle({ ...segment, ...shares, name: 'Champions' })).toBe(
      'Champions: 8% of customers bring 53% of revenue',
    )
    expect(segmentTitle({ ...segment, share: 0.082, revenueShare: null, cluster: -1 })).toBe(
      'In no segment: 8% of customers',
    )
  })
})
