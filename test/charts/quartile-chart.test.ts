import { describe, expect, it } from 'vitest'
import { quartileChart } from '../../src/charts/quartile-chart.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

const rows = [
  {
    name: 'Spent, <£>',
    segment: { p25: 9, p50: 99, p75: 999 },
    everybody: { p25: 0, p50: 9, p75: 99 },
    format: (value: number) => `£${value}`,
  },
  {
    name: 'Balance',
    segment: { p25: -10, p50: 0, p75: 10 },
    everybody: { p25: -5, p50: 0, p75: 5 },
    format: String,
  },
]

describe('quartileChart', () => {
  const drawing = drawn(quartileChart(rows, { width: 720, slot: 7 }), 720)

  it('draws the middle half of the segment above that of everybody, on one scale', () => {
    const [spent, balance] = boxesOf(drawing, 'var(--f7)')
    const [all, allBalance] = boxesOf(drawing, 'var(--ctl)')
    // log(1 + x): 0 is 0, 9 is a third, 99 two thirds and 999 the end of 456 pixels.
    expect(spent!.width).toBeCloseTo(304, -1)
    expect(all!.width).toBeCloseTo(304, -1)
    expect(spent!.x - all!.x).toBeCloseTo(152, -1)
    expect(spent!.y).toBeLessThan(all!.y)
    // Linear where something is below zero.
    expect(balance!.width / allBalance!.width).toBeCloseTo(2, 1)
  })

  it('names the measures and the medians', () => {
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['Spent, &lt;£&gt;', '£99', 'Balance']))
  })

  it('survives quartiles that are all equal', () => {
    const same = { p25: 3, p50: 3, p75: 3 }
    const flat = [{ name: 'a', segment: same, everybody: same, format: String }]
    expect(drawn(quartileChart(flat, { width: 342, slot: undefined }), 342)).not.toMatch(/NaN|Infinity/)
  })
})
