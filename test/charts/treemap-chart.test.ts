import { describe, expect, it } from 'vitest'
import { type TreemapTile, treemapChart } from '../../src/charts/treemap-chart.ts'

const frame = { width: 720, height: 320, label: 'Revenue by segment: Champions 100%.' }

describe('treemapChart', () => {
  it('labels a large tile with everything', () => {
    const drawing = treemapChart([tile({})], frame).text
    expect(texts(drawing)).toEqual(['1\u2002Champions', '54%', '£4.81m', '361 customers'])
    expect(drawing).toContain('fill="var(--f1)"')
    expect(drawing).toContain('role="img" aria-label="Revenue by segment: Champions 100%."')
  })

  it('drops lines as the tile gets smaller, down to none', () => {
    const at = (width: number, height: number) => texts(treemapChart([tile({})], { ...frame, width, height }).text)
    expect(at(120, 50)).toEqual(['1\u2002Champions', '54%'])
    expect(at(50, 50)).toEqual(['1', '54%'])
    expect(at(30, 30)).toEqual(['1'])
    expect(at(12, 12)).toEqual([])
  })

  it('clips a name that is longer than its tile', () => {
    const name = 'Customers who bought the first edition and nothing after it'
    const [first] = texts(treemapChart([tile({ name })], { ...frame, width: 200 }).text)
    expect(first).toMatch(/^1\u2002Customers who.*…$/)
  })

  it('draws a segment without a colour as an outline', () => {
    expect(treemapChart([tile({ slot: undefined })], frame).text).toContain('stroke-dasharray')
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

function texts(drawing: string): string[] {
  return [...drawing.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text!)
}
