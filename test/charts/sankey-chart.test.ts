import { describe, expect, it } from 'vitest'
import { sankeyChart } from '../../src/charts/sankey-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

describe('sankeyChart', () => {
  const chart = {
    states: ['a <', 'b'],
    matrix: [
      [30, 10],
      [0, 60],
    ],
    format: String,
  }

  it('draws one band per flow and one bar per state on each side, in proportion', () => {
    const drawing = drawn(sankeyChart(chart, { width: 600, height: 216 }), 600)
    expect(drawing.match(/fill-opacity="0.7"/g)).toHaveLength(3)
    expect(boxesOf(drawing, 'var(--accent)').map(({ height }) => height)).toEqual([80, 120, 60, 140])
    expect(textsOf(drawing)).toContain('a &lt; 40')
    expect(drawing).not.toContain('NaN')
  })

  it('keeps the states in their order on both sides', () => {
    const tops = boxesOf(drawn(sankeyChart(chart, { width: 600, height: 216 }), 600), 'var(--accent)').map(({ y }) => y)
    expect(tops[1]).toBeGreaterThan(tops[0]!)
    expect(tops[3]).toBeGreaterThan(tops[2]!)
  })

  it('says of whom a band is, whatever their names hold', () => {
    const { tooltip } = sankeyChart(chart, { width: 600 })
    expect(tooltip!.formatter({ seriesIndex: 0, dataIndex: 1, dataType: 'edge' })).toBe('<b>a &lt; – b</b><br>10')
    expect(tooltip!.formatter({ seriesIndex: 0, dataIndex: 0, dataType: 'node' })).toBe('<b>a &lt;</b><br>40')
  })

  it('draws nothing of nobody', () => {
    const nobody = { states: ['a'], matrix: [[0]], format: String }
    expect(drawn(sankeyChart(nobody, { width: 600, height: 200 }), 600)).not.toContain('NaN')
  })
})
