import { describe, expect, it } from 'vitest'
import { histogramChart } from '../../src/charts/histogram-chart.ts'

const frame = { width: 200, height: 100, label: 'Orders as it is.' }

describe('histogramChart', () => {
  it('draws bars in proportion, and none for an empty bin', () => {
    const drawing = draw([0, 1, 2, 3], [4, 0, 2])
    expect([...drawing.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height))).toEqual([78, 39])
  })

  it('labels the outer edges, and a folded tail by where it begins', () => {
    expect(draw([0, 10, 20], [1, 1])).toContain('>20<')
    expect(draw([0, 10, 20, 209], [1, 1, 1])).toContain('>20+<')
  })

  it('survives having nothing to draw', () => {
    expect(draw([], [])).not.toMatch(/NaN|Infinity|<rect/)
  })
})

function draw(edges: number[], counts: number[]): string {
  return histogramChart({ edges, counts, tone: 'before', format: String }, frame).text
}
