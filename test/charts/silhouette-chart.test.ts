import { describe, expect, it } from 'vitest'
import { type SilhouetteRow, silhouetteChart } from '../../src/charts/silhouette-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

const row: SilhouetteRow = {
  rank: '1',
  name: 'Champions',
  notes: ['mean 0.29 · below 0: 5%', 'mean 0.29'],
  quantiles: [0.6, 0.4, 0.2, -0.2],
  customers: 300,
  slot: 1,
}
const rows = [row, { ...row, rank: '2', name: 'Lost {a} <b>', customers: 100, slot: 9 }]

describe('silhouetteChart', () => {
  const drawing = drawn(silhouetteChart(rows, { width: 720 }), 720)

  it('draws one area per segment, as high as its customers are many, from zero to their widths', () => {
    const [first, second] = [boxesOf(drawing, 'var(--f1)')[0]!, boxesOf(drawing, 'var(--f9)')[0]!]
    expect(first.height / second.height).toBeCloseTo(3, 1)
    expect(second.y).toBeGreaterThan(first.y + first.height)
    // The axis runs from -0.2 to 0.6 over 496 pixels.
    expect(first.width).toBeCloseTo(496, 0)
  })

  it('names each with its rank and its note', () => {
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['1', 'Champions', '2', 'Lost {a} &lt;b&gt;']))
    expect(textsOf(drawing).filter((text) => text === row.notes[0])).toHaveLength(2)
  })

  it('keeps to its frame when one segment is tiny, with room for its name', () => {
    const option = silhouetteChart([row, { ...row, customers: 1 }], { width: 342 })
    const box = boxesOf(drawn(option, 342), 'var(--f1)')[1]!
    expect(box.height).toBeLessThan(2)
    expect(box.y + 36).toBeLessThanOrEqual(option.chartHeight)
    expect(textsOf(drawn(option, 342)).filter((text) => text === 'mean 0.29')).toHaveLength(2)
  })

  it('survives a single quantile, and none', () => {
    const odd = [
      { ...row, quantiles: [0] },
      { ...row, quantiles: [], slot: undefined },
    ]
    expect(drawn(silhouetteChart(odd, { width: 720 }), 720)).not.toMatch(/NaN|Infinity|undefined/)
    expect(drawn(silhouetteChart([], { width: 720 }), 720)).not.toMatch(/NaN|Infinity|undefined/)
  })
})
