import { describe, expect, it } from 'vitest'
import { type StackedBarsChart, stackedBarsChart } from '../../src/charts/stacked-bars-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

const chart: StackedBarsChart = {
  bars: ['Dec\n2010', 'Jan\n2011', 'Feb'],
  series: [
    { name: 'Champions <b>', values: [300, 100, 50], slot: 1 },
    { name: 'Lost', values: [100, 0, 50], slot: 9 },
  ],
  notes: [{ bar: 0, text: '£400' }],
  pale: new Set([2]),
  format: (value) => `£${value}`,
  formatTick: (value) => `${value}!`,
}

describe('stackedBarsChart', () => {
  const option = stackedBarsChart(chart, { width: 720 })
  const drawing = drawn(option, 720)

  // A bar is a pixel smaller than its place: half of its border lies outside.
  it('stacks its parts in proportion, the first at the bottom', () => {
    const [champions, lost] = ['var(--f1)', 'var(--f9)'].map((fill) => boxesOf(drawing, fill))
    expect(champions!.map(({ height }) => height)).toEqual([179, 59, 29])
    expect(lost!.filter(({ height }) => height > 0).map(({ height }) => height)).toEqual([59, 29])
    expect(lost![0]!.y + 60).toBe(champions![0]!.y)
  })

  it('is paler where a bar is not whole', () => {
    expect(drawing.match(/fill-opacity="0.45"/g)).toHaveLength(2)
  })

  it('begins at zero, names every bar that has room, and puts notes above their bars', () => {
    const texts = textsOf(drawing)
    expect(texts).toEqual(expect.arrayContaining(['0!', 'Dec', '2010', 'Jan', '2011', 'Feb', '£400']))
    const many = { ...chart, bars: Array.from({ length: 60 }, (_, i) => `b${i}`), series: [], notes: [] }
    const named = textsOf(drawn(stackedBarsChart(many, { width: 720 }), 720)).filter((text) => text.startsWith('b'))
    expect(named.length).toBeLessThanOrEqual(20)
  })

  it('leaves a note out that would run into a taller neighbour', () => {
    const notes = [
      { bar: 0, text: '£400' },
      { bar: 2, text: '9 days' },
    ]
    const shown = (width: number) =>
      textsOf(
        drawn(
          stackedBarsChart(
            { ...chart, notes, pale: new Set([2]), series: [{ name: 'a', values: [400, 300, 100], slot: 1 }] },
            { width },
          ),
          width,
        ),
      )
    expect(shown(720)).toEqual(expect.arrayContaining(['£400', '9 days']))
    expect(shown(130)).toContain('£400')
    expect(shown(130)).not.toContain('9 days')
  })

  it('hangs what is below zero from zero', () => {
    const series = [{ name: 'a', values: [10, -5, 0], slot: 1 }]
    const [above, below] = boxesOf(drawn(stackedBarsChart({ ...chart, series }, { width: 720 }), 720), 'var(--f1)')
    expect(below!.y).toBe(above!.y + above!.height + 1)
    expect(below!.height + 1).toBe((above!.height + 1) / 2)
  })

  it('gives what is a little below zero the room that it needs, and no tick', () => {
    const series = [{ name: 'a', values: [1000, -10, 0], slot: 1 }]
    const little = drawn(stackedBarsChart({ ...chart, series, notes: [] }, { width: 720 }), 720)
    expect(textsOf(little).filter((text) => text.endsWith('!'))).toEqual(['0!', '500!', '1000!'])
    expect(boxesOf(little, 'var(--f1)')[0]!.height).toBeGreaterThan(230)
  })

  it('keeps to a scale that is given', () => {
    const shared = drawn(stackedBarsChart({ ...chart, max: 800 }, { width: 720 }), 720)
    expect(boxesOf(shared, 'var(--f1)')[0]!.height).toBe(89)
  })

  it('says whose part a bar is, whatever the name holds', () => {
    expect(option.tooltip!.formatter({ seriesIndex: 0, dataIndex: 0 })).toBe(
      '<b>Champions &lt;b&gt;, Dec 2010</b><br>£300 of £400',
    )
  })
})
