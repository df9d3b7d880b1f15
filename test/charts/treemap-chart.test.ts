import { describe, expect, it } from 'vitest'
import { type TreemapTile, treemapChart } from '../../src/charts/treemap-chart.ts'
import { drawn, textsOf } from './drawn.ts'

const frame = { width: 720, height: 320 }

describe('treemapChart', () => {
  it('labels a large tile with everything', () => {
    const drawing = draw([tile({})])
    expect(textsOf(drawing)).toEqual(['1\u2002Champions', '54%', '£4.81m', '361 customers'])
    expect(drawing).toContain('fill="var(--f1)"')
  })

  it('drops lines as the tile gets smaller, down to none', () => {
    const at = (width: number, height: number) => textsOf(draw([tile({})], width, height))
    expect(at(120, 50)).toEqual(['1\u2002Champions', '54%'])
    expect(at(50, 50)).toEqual(['1', '54%'])
    expect(at(30, 30)).toEqual(['1'])
    expect(at(12, 12)).toEqual([])
  })

  it('breaks a name of two words where the tile is narrow and high', () => {
    expect(textsOf(draw([tile({ name: 'New customers' })], 86, 105))).toEqual(['1\u2002New', 'customers', '54%'])
  })

  it('clips a name that is longer than its tile', () => {
    const name = 'Customers who bought the first edition and nothing after it'
    const [first] = textsOf(draw([tile({ name })], 200))
    expect(first).toMatch(/^1\u2002Customers who.*…$/)
  })

  it('says what a tile is, whatever its name holds', () => {
    const option = treemapChart([tile({ name: '<img src=x onerror=alert(1)>{b}' })], frame)
    const text = option.tooltip!.formatter({ seriesIndex: 0, dataIndex: 0 })
    expect(text).toBe('<b>&lt;img src=x onerror=alert(1)&gt;{b}</b><br>54%<br>£4.81m<br>361 customers')
    expect(textsOf(drawn(option, 720))[0]).toBe('1\u2002&lt;img src=x onerror=alert(1)&gt;{b}')
  })

  it('draws a segment without a colour as an outline', () => {
    expect(draw([tile({ slot: undefined })])).toContain('stroke-dasharray')
  })
})

function tile(change: Partial<TreemapTile>): TreemapTile {
  return {
    value: 1,
    rank: '1',
    name: 'Champions',
    share: '54%',
    details: ['£4.81m', '361 customers'],
    slot: 1,
    ...change,
  }
}

function draw(tiles: TreemapTile[], width = frame.width, height = frame.height): string {
  return drawn(treemapChart(tiles, { width, height }), width)
}
