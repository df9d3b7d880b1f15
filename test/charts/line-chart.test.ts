import { describe, expect, it } from 'vitest'
import { type LineChart, lineChart } from '../../src/charts/line-chart.ts'

const frame = { width: 340, height: 170, label: 'Silhouette. 0.3 at 3 segments.' }

describe('lineChart', () => {
  it('marks the chosen step with its value, and no other', () => {
    const drawing = draw({})
    expect(drawing.match(/r="5"/g)).toHaveLength(1)
    expect(drawing).toContain('class="strong halo">0.3<')
  })

  it('breaks the line where a value is missing', () => {
    const points = [0.5, 0.4, null, 0.3, 0.2].map((y, i) => ({ x: i + 2, y }))
    expect(draw({ points }).match(/<polyline/g)).toHaveLength(2)
  })

  it('draws a single step without a line, and a missing chosen value without a mark', () => {
    const drawing = draw({ points: [{ x: 5, y: 0.3 }], chosen: 4 })
    expect(drawing).not.toMatch(/<polyline|r="5"|NaN/)
  })

  it('names the floor', () => {
    expect(draw({ floor: { y: 0.2, label: 'floor 20%' } })).toContain('>floor 20%<')
  })
})

function draw(change: Partial<LineChart>): string {
  const chart: LineChart = {
    points: [0.4, 0.3, 0.2].map((y, i) => ({ x: i + 2, y })),
    chosen: 3,
    floor: null,
    zeroBase: true,
    format: String,
    formatTick: String,
    ...change,
  }
  return lineChart(chart, frame).text
}
