import { describe, expect, it } from 'vitest'
import { barsAndLineChart } from '../../src/charts/bars-and-line-chart.ts'
import { drawn, textsOf } from './drawn.ts'

const chart = {
  names: ['Jan\n2020', 'Feb', 'Mar'],
  bars: { name: 'came', values: [10, 20, 0] },
  line: { name: 'expected', values: [15, 10, 40] },
  pale: new Set([2]),
  format: (value: number) => `${value} in all`,
  formatTick: (value: number) => String(value),
}

describe('barsAndLineChart', () => {
  const option = barsAndLineChart(chart, { width: 400, height: 200 })
  const drawing = drawn(option, 400)

  it('draws the line over the bars on one scale that holds both', () => {
    const [line] = /<path d="M[^"]*" [^>]*stroke="var\(--accent\)"[^>]*stroke-width="2"/.exec(drawing)!
    const heights = [.../[ML]([\d.]+) ([\d.]+)/g[Symbol.matchAll](line)].map(([, , y]) => Number(y))
    expect(heights).toHaveLength(3)
    const perUnit = (heights[1]! - heights[2]!) / 30
    expect((heights[1]! - heights[0]!) / 5).toBeCloseTo(perUnit, 1)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(20)
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['Jan', '2020', 'Feb', 'Mar', '0', '40']))
  })

  it('tells both at every bar', () => {
    const tell = option.tooltip!.formatter({ seriesIndex: 0, dataIndex: 1 })
    for (const text of ['Feb', 'came: 20 in all', 'expected: 10 in all']) expect(tell).toContain(text)
  })

  it('leaves the dots out where they would run together', () => {
    const names = Array.from({ length: 40 }, (_, i) => `m${i}`)
    const values = names.map((_, i) => i)
    const bars = { ...chart.bars, values }
    const many = barsAndLineChart({ ...chart, names, bars, line: { name: 'expected', values } }, { width: 342 })
    expect(many.series.at(-1)).toMatchObject({ type: 'line', symbolSize: 0 })
    expect(option.series.at(-1)).toMatchObject({ type: 'line', symbolSize: 6 })
  })
})
