import { describe, expect, it } from 'vitest'
import { intervalChart } from '../../src/charts/interval-chart.ts'
import { drawn, textsOf } from './drawn.ts'

const rows = [
  { name: 'a < b', value: 0.5, low: 0.25, high: 1 },
  { name: 'base', value: 0, low: 0, high: 0.5, strong: true },
]

describe('intervalChart', () => {
  const option = intervalChart({ rows, mark: 0, format: (value) => value.toFixed(1) }, { width: 400 })
  const drawing = drawn(option, 400)

  it('draws a dot, its interval and its value on each row', () => {
    expect(option.chartHeight).toBe(72)
    expect(drawing.match(/<path d="M1 0A1/g)).toHaveLength(2)
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['a &lt; b', 'base', '0.5', '0.0']))
    const [low, high] = /d="M([\d.]+) 12L([\d.]+) 12"[^>]*stroke-width="2"/.exec(drawing)!.slice(1).map(Number)
    const middle = Number(/matrix\(4,0,0,4,([\d.]+),12\)/.exec(drawing)![1])
    expect((middle - low!) / (high! - low!)).toBeCloseTo(1 / 3, 2)
  })

  it('begins every name at the left edge', () => {
    for (const name of ['a &lt; b', 'base']) {
      const [text] = new RegExp(`<text[^>]*>${name}<`).exec(drawing)!
      expect(text).not.toContain('text-anchor="end"')
      expect(text).toMatch(/translate\(0 /)
    }
  })

  it('marks what others are held against', () => {
    expect(drawing).toMatch(/stroke="var\(--accent\)"[^>]*stroke-dasharray/)
  })
})
