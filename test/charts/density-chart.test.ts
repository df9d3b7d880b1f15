import { describe, expect, it } from 'vitest'
import { type DensityChart, densityChart } from '../../src/charts/density-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

const chart: DensityChart = {
  x: { min: 0, max: 100, scale: 'linear', format: (value) => `${value}d` },
  y: { min: 0, max: 999, scale: 'log1p', format: (value) => `£${Math.round(value)}` },
  columns: 10,
  rows: 3,
  cells: [0, 29],
  counts: [1, 500],
  format: (count) => `${count} customers`,
}

describe('densityChart', () => {
  const option = densityChart(chart, { width: 476, height: 344 })
  const drawing = drawn(option, 476)

  it('draws a cell where it lies, and more customers further from the background', () => {
    // The plot is 400 by 300 and begins at 60, 12.
    expect(boxesOf(drawing, 'var(--a1)')).toEqual([{ x: 60, y: 212, width: 40, height: 100 }])
    expect(boxesOf(drawing, 'var(--a7)')).toEqual([{ x: 420, y: 12, width: 40, height: 100 }])
  })

  it('labels round values, on a logarithmic axis powers of ten', () => {
    const texts = textsOf(drawing)
    expect(texts).toEqual(expect.arrayContaining(['0d', '25d', '50d', '75d', '100d', '£0', '£1', '£10', '£100']))
    expect(texts).toHaveLength(9)
  })

  it('says how many customers lie between which values', () => {
    expect(option.tooltip!.formatter({ seriesIndex: 0, dataIndex: 1 })).toBe(
      '<b>500 customers</b><br>90d – 100d<br>£99 – £999',
    )
  })

  it('takes colours for a canvas, which knows no tokens', () => {
    const painted = densityChart(chart, { width: 476, height: 344, colour: (token) => `#${token.length}` })
    expect(drawn(painted, 476)).not.toMatch(/fill="var\(--a/)
  })

  it('survives measures that are all equal', () => {
    const flat = { ...chart, x: { ...chart.x, max: 0 }, y: { ...chart.y, max: 0 } }
    expect(drawn(densityChart(flat, { width: 476, height: 344 }), 476)).not.toMatch(/NaN|Infinity/)
  })
})
