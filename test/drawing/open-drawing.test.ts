import { describe, expect, it } from 'vitest'
import { histogramChart } from '../../src/charts/histogram-chart.ts'
import { treemapChart } from '../../src/charts/treemap-chart.ts'
import { openDrawing } from '../../src/drawing/open-drawing.ts'

const hostile = `<img src=x onerror=alert(1)>"'&</script></style>\u0000{b}`
const tile = { value: 1, rank: '1', name: hostile, share: hostile, details: [hostile], slot: 1 }
const option = treemapChart([tile, { ...tile, value: 0.5 }], { width: 720, height: 320 })

describe('openDrawing', () => {
  it('gives the drawing its reading, its size and its place', async () => {
    const { draw } = await openDrawing()
    const { text } = draw(option, { width: 720, label: 'One & "all".', variant: 'wide' })
    expect(text).toMatch(
      /^<svg class="wide" role="img" aria-label="One &amp; &quot;all&quot;." width="720" height="320" viewBox="0 0 720 320"><.*<\/svg>$/s,
    )
  })

  it('gives the same text however often it draws, without an id that could clash', async () => {
    const drawings = await Promise.all(
      [1, 2].map(async () => (await openDrawing()).draw(option, { width: 720, label: '' })),
    )
    const again = (await openDrawing()).draw(option, { width: 720, label: '' })
    expect(new Set([...drawings, again].map(({ text }) => text)).size).toBe(1)
    expect(again.text).not.toMatch(/\sid=|class=|url\(|<style|<script|ecmeta/)
  })

  it('shows a name as it is, and never runs it', async () => {
    const { text } = (await openDrawing()).draw(option, { width: 720, label: hostile })
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/script&gt;')
    expect(text).toContain('{b}')
    expect(text).not.toMatch(/<img|<\/style/)
    expect(text).not.toContain('\u0000')
  })

  it('draws as small as its numbers allow', async () => {
    const counts = Array.from({ length: 24 }, (_, i) => i / 7)
    const edges = Array.from({ length: 25 }, (_, i) => i)
    const chart = histogramChart({ counts, edges, tone: 'before', format: String }, { width: 218 })
    const { text } = (await openDrawing()).draw(chart, { width: 218, label: '' })
    expect(text.length).toBeLessThan(4_000)
    expect(text).not.toMatch(/\d\.\d\d/)
  })
})
