import { describe, expect, it } from 'vitest'
import { histogramChart } from '../../src/charts/histogram-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

describe('histogramChart', () => {
  it('draws bars in proportion, side by side, and none for an empty bin', () => {
    const bars = boxesOf(draw([0, 1, 2, 3], [4, 0, 2]), 'var(--ctl)')
    expect(bars.map(({ height }) => height)).toEqual([74, 37])
    expect(bars.map(({ x }) => Math.round(x))).toEqual([1, 201])
  })

  it('labels the outer edges, and a folded tail by where it begins', () => {
    expect(textsOf(draw([0, 10, 20], [1, 1]))).toEqual(['0', '20'])
    expect(textsOf(draw([0, 10, 20, 209], [1, 1, 1]))).toEqual(['0', '20+'])
  })

  it('survives having nothing to draw', () => {
    expect(draw([], [])).not.toMatch(/NaN|Infinity/)
    expect(draw([1, 1], [12])).not.toMatch(/NaN|Infinity/)
  })
})

function draw(edges: number[], counts: number[]): string {
  return drawn(histogramChart({ edges, counts, tone: 'before', format: String }, { width: 300 }), 300)
}
