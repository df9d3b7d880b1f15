import { describe, expect, it } from 'vitest'
import { intervalChart, intervalChartHeight } from '../../src/charts/interval-chart.ts'

const rows = [
  { name: 'a < b', value: 0.5, low: 0.25, high: 1 },
  { name: 'base', value: 0, low: 0, high: 0.5, strong: true },
]

describe('intervalChart', () => {
  it('draws a dot, its interval and its value on each row', () => {
    const chart = { rows, mark: 0, format: (value: number) => value.toFixed(1) }
    const { text } = intervalChart(chart, { width: 400, height: intervalChartHeight(2), label: 'test' })
    expect(text.match(/<circle/g)).toHaveLength(2)
    expect(text).toContain('a &lt; b')
    expect(text).toContain('stroke-dasharray')
    const [low, high] = /<path d="M([\d.]+) 12H([\d.]+)"/.exec(text)!.slice(1).map(Number)
    const middle = Number(/<circle cx="([\d.]+)" cy="12"/.exec(text)![1])
    expect((middle - low!) / (high! - low!)).toBeCloseTo(1 / 3, 2)
  })
})
