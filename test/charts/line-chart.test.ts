import { describe, expect, it } from 'vitest'
import { type LineChart, lineChart } from '../../src/charts/line-chart.ts'
import { textWidth } from '../../src/charts/text-width.ts'
import { drawn, textsOf } from './drawn.ts'

describe('lineChart', () => {
  it('marks the chosen step with its value, and no other', () => {
    const drawing = draw({})
    expect(drawing.match(/fill="var\(--accent\)"/g)).toHaveLength(1)
    expect(textsOf(drawing)).toContain('0.3 of 1')
  })

  it('breaks the line where a value is missing', () => {
    const points = [0.5, 0.4, null, 0.3, 0.2].map((y, i) => ({ x: i + 2, y }))
    const [line] = /<path d="[^"]*"[^>]*stroke-width="1.5"/.exec(draw({ points }))!
    expect(line.match(/M/g)).toHaveLength(2)
  })

  it('draws a single step, and a missing chosen value without a mark', () => {
    const drawing = draw({ points: [{ x: 5, y: 0.3 }], chosen: 4 })
    expect(drawing).not.toMatch(/accent|NaN/)
    expect(draw({ points: [] })).not.toContain('NaN')
  })

  it('names the floor', () => {
    expect(textsOf(draw({ floor: { y: 0.2, label: 'floor 20%' } }))).toContain('floor 20%')
  })

  it('names the floor at the end that the line keeps away from', () => {
    const at = (values: number[]) => {
      const points = values.map((y, i) => ({ x: i + 2, y }))
      const drawing = draw({ points, chosen: 3, floor: { y: 0.5, label: 'floor' } })
      return Number(/translate\(([\d.]+) [\d.]+\)"[^>]*>floor</.exec(drawing)![1])
    }
    expect(at([0.9, 0.8, 0.45, 0.52])).toBeLessThan(170)
    expect(at([0.52, 0.45, 0.8, 0.9])).toBeGreaterThan(170)
  })

  it('begins at zero where it should, and has few ticks', () => {
    const ticks = (change: Partial<LineChart>) => textsOf(draw(change)).filter((text) => text.endsWith('!'))
    expect(ticks({})[0]).toBe('0!')
    expect(ticks({ zeroBase: false })[0]).not.toBe('0!')
    expect(ticks({}).length).toBeLessThanOrEqual(5)
    expect(ticks({ points: [-0.2, 0.1].map((y, i) => ({ x: i, y })) })[0]).toMatch(/^-0.\d+!$/)
  })

  it('keeps the value of a step at the edge inside the frame', () => {
    const drawing = draw({ chosen: 4, format: () => '1,234,567,890,123' })
    const [, x] = /translate\(([\d.]+) [\d.]+\)"[^>]*>1,234,567/.exec(drawing)!
    expect(Number(x) + textWidth('1,234,567,890,123', 13, true) / 2).toBeLessThanOrEqual(340)
  })
})

const chart: LineChart = {
  name: 'Silhouette',
  points: [0.4, 0.3, 0.2].map((y, i) => ({ x: i + 2, y })),
  chosen: 3,
  floor: null,
  zeroBase: true,
  most: null,
  format: (y) => `${y} of 1`,
  formatTick: (y) => `${y}!`,
}

function draw(change: Partial<LineChart>): string {
  return drawn(lineChart({ ...chart, ...change }, { width: 340 }), 340)
}
