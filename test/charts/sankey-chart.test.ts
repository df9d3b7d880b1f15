import { describe, expect, it } from 'vitest'
import { sankeyChart } from '../../src/charts/sankey-chart.ts'

describe('sankeyChart', () => {
  it('draws one band per flow and one bar per state on each side, in proportion', () => {
    const chart = {
      states: ['a <', 'b'],
      matrix: [
        [30, 10],
        [0, 60],
      ],
      format: String,
    }
    const { text } = sankeyChart(chart, { width: 600, height: 216, label: 'test' })
    expect(text.match(/<path/g)).toHaveLength(3)
    const heights = [...text.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(heights).toEqual([80, 120, 60, 140])
    expect(text).toContain('a &lt; 40')
    expect(text).not.toContain('NaN')
  })

  it('draws nothing of nobody', () => {
    expect(
      sankeyChart({ states: ['a'], matrix: [[0]], format: String }, { width: 600, height: 200, label: '' }).text,
    ).not.toContain('NaN')
  })
})
